import { waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { VideoDetail } from '../../lib/api';
import { keptPosition, keepPosition } from '../../lib/guest-positions';
import { MockNetwork } from '../../testing/network';
import { sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import { usePosition } from './use-position';

const video = (resumeAt: number | null): VideoDetail => ({
  ...sampleVideo(1), description: '', likes: 0, userHasLiked: false, moderationTypes: [], contentWarnings: [], moderatorWarnings: [], tags: [], category: '', language: '',
  licence: '', comments: 0, version: 1, mediaUrl: '/media/v1', playable: true, duration: 600, resumeAt,
});

function Place({ resumeAt = null }: { resumeAt?: number | null }) {
  const { start, continued, keep } = usePosition(video(resumeAt));
  return <button type="button" onClick={() => keep(123.4)}>{`${start} ${continued ? 'continued' : 'asked'}`}</button>;
}

describe('where a video begins', () => {
  let network: MockNetwork;
  beforeEach(() => {
    localStorage.clear();
    network = new MockNetwork().on('put', '/api/video/{videoId}/position', { noted: true });
  });

  it('is what the address says, whatever was left', () => {
    keepPosition('v1', 100, 600);
    expect(show(<Place />, { at: '/watch/v1?t=1m30s' }).getByRole('button')).toHaveTextContent('90 asked');
  });

  it('is where a guest left in this browser, which keeps it again', async () => {
    keepPosition('v1', 100, 600);
    const place = show(<Place />).getByRole('button');
    expect(place).toHaveTextContent('100 continued');
    await userEvent.click(place);
    expect(keptPosition('v1')).toBe(123);
    expect(network.calls).toEqual([]);
  });

  it('is what the server says to its user, and is told to the server only', async () => {
    keepPosition('v1', 100, 600);
    const place = show(<Place resumeAt={200} />, { user: mira }).getByRole('button');
    expect(place).toHaveTextContent('200 continued');
    await userEvent.click(place);
    await waitFor(() => expect(network.callsOf('put', '/api/video/{videoId}/position').map(({ body }) => body)).toEqual([{ position: 123.4 }]));
    expect(keptPosition('v1')).toBe(100);
  });

  it('is the beginning for who comes first', () =>
    expect(show(<Place />).getByRole('button')).toHaveTextContent('0 asked'));
});
