import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { answerOf, type ApiClient, type VideoDetail } from '../lib/api';
import type { AppConfig } from '../lib/config';
import { useText } from '../lib/i18n';
import { masterPlaylistUrl, storyboardUrl, thumbnailUrl } from '../lib/media-urls';
import { useProblem } from '../lib/problem';
import { useCountView } from '../lib/use-count-view';
import type { EmbedAddress } from './embed-address';

const Player = lazy(() => import('../player/player'));

/** How often a video that cannot be played yet, or is still being made, is looked at again. */
const lookAgainMilliseconds = { unplayable: 2000, unfinished: 10_000 };
/** A frame follows no work: it keeps to what plays surely until everything is made. */
const nothingKnown = {};

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
    let known = false;
    const services = open();
    const look = async () => {
      try {
        const { config, api } = await services;
        const video = await answerOf(
          api.GET('/api/video/{videoId}', { params: { path: { videoId: address.videoId } } }),
        );
        if (ended) return;
        known = true;
        setOpened({ config, api, video });
        if (video.finished || video.error) return;
        timer = setTimeout(() => void look(), lookAgainMilliseconds[video.playable ? 'unfinished' : 'unplayable']);
      } catch (thrown) {
        if (ended) return;
        // Who watches already is not disturbed.
        if (known) timer = setTimeout(() => void look(), lookAgainMilliseconds.unfinished);
        else setError(thrown);
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
  const words = useText().player;
  const { opened, error } = useVideo({ address, open });
  const [playing, setPlaying] = useState(false);
  const countView = useCountView(opened?.api, opened?.video.id);
  const onPlaying = useCallback((now: boolean) => {
    setPlaying(now);
    countView(now);
  }, [countView]);
  if (error !== null) return <p className="embed-state" role="alert">{problem(error)}</p>;
  if (!opened) return <p className="embed-state" role="status">{words.loadingVideo}</p>;
  const { config, video } = opened;
  if (!video.playable) {
    return <p className="embed-state">{video.error ? words.failed : words.startsSoon}</p>;
  }
  return (
    <main className={`embed-frame${playing ? ' embed-playing' : ''}`}>
      <h1 className="embed-title">
        <a href={`/watch/${video.id}`} target="_blank" rel="noopener">{video.title}</a>
      </h1>
      <Suspense fallback={<p className="embed-state" role="status">{words.loadingPlayer}</p>}>
        <Player
          url={masterPlaylistUrl(config, video)}
          poster={thumbnailUrl(config, video)}
          title={video.title}
          artist={video.userName || video.userId}
          making={video.finished ? null : nothingKnown}
          shareUrl={`/watch/${video.id}`}
          audioOnly={video.height === 0}
          storyboardUrl={storyboardUrl(config, video)}
          autoPlay={address.autoplay}
          start={address.start}
          onPlaying={onPlaying}
        />
      </Suspense>
    </main>
  );
}
