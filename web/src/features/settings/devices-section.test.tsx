import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { lost, MockNetwork } from '../../testing/network';
import { mira, show } from '../../testing/show';
import DevicesSection from './devices-section';

const device = (id: string, client: string, current = false) => ({
  id, client, current, address: '203.0.113.7', created: '2026-05-04T12:00:00Z', lastUsed: new Date().toISOString(), expires: '2027-05-04T12:00:00Z',
});
const firefox = device('s1', 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', true);
const curl = device('s2', 'curl/8.5.0');

describe('DevicesSection', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork().on('get', '/api/user/sessions', [firefox, curl]);
  });

  it('names devices, marks this one, and logs out another', async () => {
    network.on('delete', '/api/user/sessions/{sessionId}', { message: '' });
    show(<DevicesSection />, { user: mira });
    const [here, there] = await screen.findAllByRole('listitem');
    if (!here || !there) throw new Error('two devices were expected');
    expect(here).toHaveTextContent('Firefox on LinuxThis device203.0.113.7 · just now');
    expect(within(here).queryByRole('button')).not.toBeInTheDocument();
    network.on('get', '/api/user/sessions', [firefox]);
    await userEvent.click(within(there).getByRole('button', { name: 'Log out: curl' }));
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
    expect(network.callsOf('delete', '/api/user/sessions/{sessionId}')[0]?.parameters).toEqual({ sessionId: 's2' });
  });

  it('logs out everywhere when that is confirmed', async () => {
    network.on('post', '/api/auth/logout-everywhere', { message: '' });
    const { session } = show(<DevicesSection />, { user: mira, at: '/settings/devices', route: '/settings/devices' });
    await userEvent.click(await screen.findByRole('button', { name: 'Log out everywhere' }));
    expect(network.callsOf('post', '/api/auth/logout-everywhere')).toEqual([]);
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Log out everywhere' }));
    await waitFor(() => expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent('/login'));
    expect(session.snapshot()).toEqual({ status: 'guest' });
  });

  it('says why the list is missing', async () => {
    network.on('get', '/api/user/sessions', lost);
    show(<DevicesSection />, { user: mira });
    expect(await screen.findByRole('alert')).toHaveTextContent('Your devices could not be loaded');
  });
});
