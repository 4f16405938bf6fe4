import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { answerOf, type ApiClient, type VideoDetail } from '../lib/api';
import type { AppConfig } from '../lib/config';
import { masterPlaylistUrl, thumbnailUrl } from '../lib/media-urls';
import { useProblem } from '../lib/problem';
import { useCountView } from '../lib/use-count-view';
import type { EmbedAddress } from './embed-address';

const Player = lazy(() => import('../player/player'));

/** How often a video that cannot be played yet is looked at again. */
const lookAgainMilliseconds = 2000;

interface Opened {
  config: AppConfig;
  api: ApiClient;
  video: VideoDetail;
}

interface EmbedPageProps {
  address: EmbedAddress;
  open: () => Promise<{ config: AppConfig; api: ApiClient }>;
}

function useVideo({ address, open }: EmbedPageProps): { opened: Opened | null; error: unknown } {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const look = async () => {
      try {
        const { config, api } = await open();
        const video = await answerOf(
          api.GET('/api/video/{videoId}', { params: { path: { videoId: address.videoId } } }),
        );
        if (ended) return;
        setOpened({ config, api, video });
        if (!video.playable && !video.error) timer = setTimeout(() => void look(), lookAgainMilliseconds);
      } catch (thrown) {
        if (!ended) setError(thrown);
      }
    };
    void look();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [address, open]);
  return { opened, error };
}

/** One video in another site's frame: the player, and its title as a link to where it can be liked and discussed. */
export function EmbedPage({ address, open }: EmbedPageProps) {
  const problem = useProblem();
  const { opened, error } = useVideo({ address, open });
  const [playing, setPlaying] = useState(false);
  const countView = useCountView(opened?.api, opened?.video.id);
  const onPlaying = useCallback((now: boolean) => {
    setPlaying(now);
    countView(now);
  }, [countView]);
  if (error !== null) return <p className="embed-state" role="alert">{problem(error)}</p>;
  if (!opened) return <p className="embed-state" role="status">Loading the video</p>;
  const { config, video } = opened;
  if (!video.playable) {
    return <p className="embed-state">{video.error ? 'This video could not be processed.' : 'This video starts in a moment.'}</p>;
  }
  return (
    <main className={`embed-frame${playing ? ' embed-playing' : ''}`}>
      <h1 className="embed-title">
        <a href={`/watch/${video.id}`} target="_blank" rel="noopener">{video.title}</a>
      </h1>
      <Suspense fallback={<p className="embed-state" role="status">Loading the player</p>}>
        <Player
          url={masterPlaylistUrl(config, video)}
          poster={thumbnailUrl(config, video)}
          title={video.title}
          processing={!video.finished}
          audioOnly={video.height === 0}
          autoPlay={address.autoplay}
          start={address.start}
          onPlaying={onPlaying}
        />
      </Suspense>
    </main>
  );
}
