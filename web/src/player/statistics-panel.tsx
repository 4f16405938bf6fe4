import Close from '@mui/icons-material/Close';
import { useEffect, useState } from 'react';
import { useFormat, useText } from '../lib/i18n';
import { bufferedAhead } from './media-state';
import { shownQuality } from './use-settings';
import type { PlayerModel } from './use-player';

const everyMilliseconds = 1000;

/** What is known of the playback right now, in the words of the page; first what it is, then how it goes. */
function useFigures({ controls: { video }, engine, media, figures }: PlayerModel): [name: string, value: string][] {
  const words = useText().player.figures;
  const format = useFormat();
  const now = figures();
  const pictures = video.getVideoPlaybackQuality();
  const dots = window.devicePixelRatio;
  const size = (width: number, height: number) => `${width}×${height}`;
  const megabits = (bits: number | null | undefined) =>
    (bits ? words.megabits(format.number(Math.round(bits / 10_000) / 100)) : words.unknown);
  return [
    [words.quality, shownQuality(engine) ?? words.unknown],
    [words.picture, `${size(video.videoWidth, video.videoHeight)} / ${size(Math.round(video.clientWidth * dots), Math.round(video.clientHeight * dots))}`],
    [words.codecs, now?.codecs ?? words.unknown],
    [words.bandwidth, `${megabits(now?.bandwidth)} / ${megabits(now?.bitrate)}`],
    [words.buffer, words.seconds(format.number(Math.round(bufferedAhead(media.buffered, video.currentTime) * 10) / 10))],
    [words.dropped, words.droppedOf(format.number(pictures.droppedVideoFrames), format.number(pictures.totalVideoFrames))],
    [words.latency, now?.latency ? words.milliseconds(format.number(Math.round(now.latency.newest)), format.number(Math.round(now.latency.median))) : words.unknown],
    [words.requests, now?.requests == null ? words.unknown : format.number(now.requests)],
    [words.awaited, now?.awaited == null ? words.unknown : format.number(now.awaited)],
    [words.engine, now?.engine ?? words.unknown],
  ];
}

/** Everything that those want to know who ask why it stutters. */
export function StatisticsPanel({ player, onClose }: { player: PlayerModel; onClose: () => void }) {
  const { player: words, common } = useText();
  const rows = useFigures(player);
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), everyMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return (
    <section className="player-statistics" aria-label={words.statistics}>
      <button type="button" className="player-button" aria-label={common.close} onClick={onClose}><Close fontSize="small" /></button>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="ltr">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
