import Box from '@mui/material/Box';
import { useEffect, type ReactNode } from 'react';
import { useServices } from '../lib/app-context';

/** Names the browser's tab while the page is shown. */
export function usePageTitle(title: string | null): void {
  const { config } = useServices();
  useEffect(() => {
    document.title = title ? `${title} – ${config.instanceName}` : config.instanceName;
  }, [title, config.instanceName]);
}

/** The frame of an ordinary page. */
export function Page({ width = 1680, children }: { width?: number; children: ReactNode }) {
  return <Box sx={{ maxWidth: width, mx: 'auto', px: { xs: 2, sm: 3, lg: 4 }, py: { xs: 2.5, sm: 4 } }}>{children}</Box>;
}
