import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import { Thumbnail } from '../../components/thumbnail';

/** A picture out of a file that is still here; of what the browser cannot decode, a neutral one. */
export function LocalStill({ file }: { file: File | null }) {
  const [shown, setShown] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const place = video.current;
    if (!place || !file) return undefined;
    const url = URL.createObjectURL(file);
    place.src = `${url}#t=1`;
    return () => {
      place.removeAttribute('src');
      URL.revokeObjectURL(url);
    };
  }, [file]);
  return (
    <Box sx={{ position: 'relative' }}>
      <Thumbnail src={null} />
      <Box
        component="video" ref={video} muted playsInline preload="metadata" tabIndex={-1} aria-hidden onLoadedData={() => setShown(true)}
        sx={{ position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'cover', opacity: shown ? 1 : 0, transition: 'opacity 200ms' }}
      />
    </Box>
  );
}
