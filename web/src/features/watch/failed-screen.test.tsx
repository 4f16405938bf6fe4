import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { MockNetwork, refusal } from '../../testing/network';
import { sampleDetail } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import { FailedScreen } from './failed-screen';

const retry = '/api/video/{videoId}/retry' as const;
const failed = sampleDetail(1, { status: 'ERROR', finished: false, error: 'the file was cut off' });

it('says why a video could not be processed, and offers nothing to others', () => {
  show(<FailedScreen video={failed} />);
  expect(screen.getByText('This video could not be processed.')).toBeInTheDocument();
  expect(screen.getByText('The file was cut off.')).toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it('lets the owner have it tried again', async () => {
  const network = new MockNetwork().on('post', retry, refusal(409, 'the original is gone'));
  show(<FailedScreen video={failed} />, { user: mira });
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The original is gone.')).toBeInTheDocument();
  network.on('post', retry, { message: 'queued' });
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('It is being tried again.')).toBeInTheDocument();
  await waitFor(() => expect(network.callsOf('post', retry)).toHaveLength(2));
});
