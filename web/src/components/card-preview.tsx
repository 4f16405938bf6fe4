import Box from '@mui/material/Box';
import { useEffect, useMemo, useState } from 'react';
import { glanceOf } from '../lib/storyboard';
import { useStoryboard } from '../lib/use-storyboard';

const pictures = 12;
const pictureMilliseconds = 700;

/** Over a still: some pictures of the video, one after the other, and a thin line that tells how far in they are. */
export default function CardPreview({ url }: { url: string }) {
  const tiles = useStoryboard(url, true);
  const glance = useMemo(() => glanceOf(tiles, pictures), [tiles]);
  const [sheet, setSheet] = useState<{ width: number; height: number } | null>(null);
  const [place, setPlace] = useState(0);
  useEffect(() => {
    if (!sheet) return undefined;
    const timer = setInterval(() => setPlace((now) => now + 1), pictureMilliseconds);
    return () => clearInterval(timer);
  }, [sheet]);
  const index = place % Math.max(1, glance.length);
  const tile = glance[index];
  if (!tile) return null;
  return (
    <Box aria-hidden data-testid="preview" sx={{ position: 'absolute', inset: 0, opacity: sheet ? 1 : 0, transition: 'opacity 160ms' }}>
      <Box
        component="img" src={tile.url} alt="" sx={{ display: 'none' }}
        onLoad={({ currentTarget }) => setSheet({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })}
      />
      {sheet && (
        <svg viewBox={`${tile.x} ${tile.y} ${tile.width} ${tile.height}`} preserveAspectRatio="xMidYMid slice" width="100%" height="100%">
          <image href={tile.url} width={sheet.width} height={sheet.height} />
        </svg>
      )}
      <Box sx={{ position: 'absolute', insetInline: 0, bottom: 0, height: 4, bgcolor: 'rgb(255 255 255 / 45%)' }}>
        <Box sx={{ height: 1, bgcolor: '#e8590c' }} style={{ width: `${((index + 1) / glance.length) * 100}%` }} />
      </Box>
    </Box>
  );
}
