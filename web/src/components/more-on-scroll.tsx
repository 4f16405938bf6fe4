import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useEffectEvent, useState } from 'react';
import { useText } from '../lib/i18n';

interface MoreOnScrollProps {
  busy: boolean;
  failed: boolean;
  onMore: () => void;
}

/** The end of a list that has more: loads it when it comes near the screen, or by its button. */
export function MoreOnScroll({ busy, failed, onMore }: MoreOnScrollProps) {
  const { common } = useText();
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
        {failed ? common.showMoreFailed : common.showMore}
      </Button>
    </Box>
  );
}
