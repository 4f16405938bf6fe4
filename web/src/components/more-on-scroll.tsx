import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useEffectEvent, useState } from 'react';

interface MoreOnScrollProps {
  busy: boolean;
  failed: boolean;
  onMore: () => void;
}

/** The end of a list that has more: loads it when it comes near the screen, or by its button. */
export function MoreOnScroll({ busy, failed, onMore }: MoreOnScrollProps) {
  const [end, setEnd] = useState<HTMLElement | null>(null);
  const onNear = useEffectEvent(() => {
    if (!busy && !failed) onMore();
  });
  useEffect(() => {
    if (!end) return undefined;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onNear();
      },
      { rootMargin: '600px' },
    );
    watcher.observe(end);
    return () => watcher.disconnect();
  }, [end, busy]);
  return (
    <Box ref={setEnd} sx={{ display: 'grid', placeItems: 'center', py: 4 }}>
      <Button variant="outlined" color="inherit" loading={busy} onClick={onMore}>
        {failed ? 'That did not work. Try again' : 'Show more'}
      </Button>
    </Box>
  );
}
