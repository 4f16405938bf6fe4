import DarkMode from '@mui/icons-material/DarkModeOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import IconButton from '@mui/material/IconButton';
import { useColorScheme } from '@mui/material/styles';
import { useText } from '../lib/i18n';

/** Switches between light and dark; until first used, the system's choice holds. The choice is kept in this browser. */
export function ColorModeButton() {
  const { app } = useText();
  const { mode, systemMode, setMode } = useColorScheme();
  const dark = (mode === 'system' ? systemMode : mode) === 'dark';
  const label = dark ? app.lightColours : app.darkColours;
  return (
    <IconButton aria-label={label} title={label} color="inherit" onClick={() => setMode(dark ? 'light' : 'dark')}>
      {dark ? <LightMode /> : <DarkMode />}
    </IconButton>
  );
}
