import { createTheme, type PaletteOptions } from '@mui/material/styles';

declare module '@mui/material/styles' {
  interface Palette {
    still: { from: string; to: string };
  }
  interface PaletteOptions {
    still?: { from: string; to: string };
  }
}

/** Warm paper and a low sun. Text colours keep 4.5:1 or more on their backgrounds. */
const light: PaletteOptions = {
  primary: { main: '#b93a07', contrastText: '#ffffff' },
  success: { main: '#2f7a3c' },
  error: { main: '#b3261e' },
  background: { default: '#fcfaf7', paper: '#ffffff' },
  text: { primary: '#211a15', secondary: '#655b53' },
  divider: '#e9e2da',
  still: { from: '#f3e7da', to: '#e6d5c3' },
};

const dark: PaletteOptions = {
  primary: { main: '#ff9a5c', contrastText: '#2a1305' },
  success: { main: '#7cc98a' },
  error: { main: '#ff8a80' },
  background: { default: '#14110f', paper: '#1d1916' },
  text: { primary: '#f5efe9', secondary: '#b8ada3' },
  divider: '#332d28',
  still: { from: '#2b2420', to: '#211b17' },
};

export const makeTheme = (direction: 'ltr' | 'rtl') => createTheme({
  direction,
  cssVariables: { colorSchemeSelector: 'data-color-scheme' },
  colorSchemes: { light: { palette: light }, dark: { palette: dark } },
  shape: { borderRadius: 10 },
  typography: {
    fontFamily: '"Inter Variable", system-ui, sans-serif',
    h4: { fontSize: 'clamp(1.4rem, 1.1rem + 1.2vw, 1.85rem)', fontWeight: 700, letterSpacing: '-0.022em', lineHeight: 1.25 },
    h5: { fontSize: '1.3rem', fontWeight: 650, letterSpacing: '-0.015em', lineHeight: 1.35 },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  components: {
    MuiButton: { defaultProps: { disableElevation: true }, styleOverrides: { root: { borderRadius: 999, paddingInline: 20 } } },
    MuiLinearProgress: {
      styleOverrides: {
        root: { height: 7, borderRadius: 4, '&&': { backgroundColor: 'var(--mui-palette-divider)' } },
        bar: { borderRadius: 4 },
      },
    },
    MuiDialog: { styleOverrides: { paper: { borderRadius: 18, padding: 6 } } },
    MuiAlert: { styleOverrides: { root: { borderRadius: 12 } } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
  },
});
