import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { MockNetwork } from '../../testing/network';
import { show } from '../../testing/show';
import { SearchBox } from './search-box';

const box = () => screen.getByRole('combobox', { name: 'Search videos' });
const address = () => screen.getByLabelText('address').textContent;

describe('SearchBox', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork().on('get', '/api/video/suggest', ({ url }) => ({ titles: [`${url.searchParams.get('q') ?? ''}our`, 'Harbour at night'] }));
  });

  it('suggests after three letters and a pause, not for each key', async () => {
    show(<SearchBox />);
    await userEvent.type(box(), 'ha');
    expect(screen.queryByRole('option')).not.toBeInTheDocument();
    await userEvent.type(box(), 'rb');
    expect(await screen.findByRole('option', { name: 'harbour' })).toBeInTheDocument();
    expect(network.callsOf('get', '/api/video/suggest').map(({ url }) => url.searchParams.get('q'))).toEqual(['harb']);
  });

  it('is worked by keys: down chooses, Enter searches, Escape closes', async () => {
    show(<SearchBox />);
    await userEvent.type(box(), 'harb');
    await screen.findByRole('option', { name: 'harbour' });
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const chosen = screen.getByRole('option', { name: 'Harbour at night' });
    expect(chosen).toHaveAttribute('aria-selected', 'true');
    expect(box()).toHaveAttribute('aria-activedescendant', chosen.id);
    await userEvent.keyboard('{Escape}');
    expect(box()).toHaveAttribute('aria-expanded', 'false');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(address()).toBe('/search?q=harbour');
    expect(box()).toHaveValue('harbour');
  });

  it('searches for what was typed when nothing was chosen', async () => {
    show(<SearchBox />);
    await userEvent.type(box(), '  two words {Enter}');
    expect(address()).toBe('/search?q=two+words');
  });

  it('offers what was searched before, the last first, and forgets it on demand', async () => {
    show(<SearchBox />);
    for (const words of ['first', 'second', 'FIRST']) {
      await userEvent.clear(box());
      await userEvent.type(box(), `${words}{Enter}`);
    }
    await userEvent.clear(box());
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['FIRST', 'second']);
    await userEvent.click(screen.getByRole('button', { name: 'Forget these searches' }));
    await waitFor(() => expect(screen.queryByRole('option')).not.toBeInTheDocument());
    expect(localStorage.getItem('sunomi.searches')).toBe('[]');
  });

  it('is reached by a slash, unless one is typing', async () => {
    show(<><SearchBox /><input aria-label="other" /></>);
    await userEvent.type(screen.getByLabelText('other'), '/');
    expect(screen.getByLabelText('other')).toHaveValue('/');
    screen.getByLabelText('other').blur();
    await userEvent.keyboard('/');
    expect(box()).toHaveFocus();
    expect(box()).toHaveValue('');
  });
});
