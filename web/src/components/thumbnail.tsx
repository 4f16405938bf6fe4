import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import logo from './mark.svg';

const retryMilliseconds = 4000;
const maxRetries = 15;

interface ThumbnailProps {
  src: string | null;
  /** Nothing can be made out in it. */
  concealed?: boolean;
  /** What one sees first on the page. */
  urgent?: boolean;
}

/** The still of a video. It may not be stored yet: a neutral picture stands in and it is asked for again, for a minute. */
export function Thumbnail({ src, concealed = false, urgent = false }: ThumbnailProps) {
  const [failures, setFailures] = useState(0);
  const [loaded, setLoaded] = useState(false);
  const [waiting, setWaiting] = useState(false);

  useEffect(() => {
    if (!waiting || failures > maxRetries) return undefined;
    const timer = setTimeout(() => setWaiting(false), retryMilliseconds);
    return () => clearTimeout(timer);
  }, [waiting, failures]);

  return (
    <Box
      sx={{
        position: 'relative', aspectRatio: '16 / 9', overflow: 'hidden', display: 'grid', placeContent: 'center',
        background: 'linear-gradient(135deg, var(--mui-palette-still-from), var(--mui-palette-still-to))',
      }}
    >
      {!loaded && <Box component="img" src={logo} alt="" sx={{ width: 44, opacity: 0.5, filter: 'grayscale(1)' }} />}
      {src && !waiting && (
        <Box
          component="img"
          // A picture that failed once is asked for under another address, or the browser repeats what it kept.
          src={failures > 0 ? `${src}?try=${failures}` : src}
          alt=""
          loading={urgent ? 'eager' : 'lazy'}
          fetchPriority={urgent ? 'high' : 'auto'}
          onLoad={() => setLoaded(true)}
          onError={() => {
            setFailures((count) => count + 1);
            setWaiting(true);
          }}
          sx={{
            position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'cover',
            opacity: loaded || urgent ? 1 : 0, transition: 'opacity 200ms', ...(concealed && { filter: 'blur(28px)', transform: 'scale(1.4)' }),
          }}
        />
      )}
    </Box>
  );
}
