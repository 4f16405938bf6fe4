import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { useLanguage } from '../lib/i18n';
import { makeTheme } from './theme';

const RightToLeft = lazy(() => import('./right-to-left'));

/** Colours, shapes and the direction of the language. */
export function Themed({ children }: { children: ReactNode }) {
  const { direction } = useLanguage().language;
  const theme = useMemo(() => makeTheme(direction), [direction]);
  const content = (
    <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="sunomi.color-mode" noSsr>
      <CssBaseline enableColorScheme />
      {children}
    </ThemeProvider>
  );
  if (direction === 'ltr') return content;
  return <Suspense fallback={null}><RightToLeft>{content}</RightToLeft></Suspense>;
}
