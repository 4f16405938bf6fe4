import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/show';
import { StartFailure } from './start-failure';

it('says that there is no line, and that the page comes back by itself', () => {
  show(<StartFailure error={new TypeError('Failed to fetch')} onRetry={vi.fn()} />);
  expect(screen.getByRole('alert')).toHaveTextContent('You are offlineThis page comes back by itself');
});

it('says of anything else that there is no application, and tries again on demand', async () => {
  const onRetry = vi.fn();
  show(<StartFailure error={new Error('config.json: status 503')} onRetry={onRetry} />);
  expect(screen.getByRole('heading', { level: 1, name: 'Sunomi could not be loaded' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledOnce();
});
