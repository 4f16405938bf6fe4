import DarkMode from '@mui/icons-material/DarkModeOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import BrightnessAuto from '@mui/icons-material/SettingsBrightnessOutlined';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Box from '@mui/material/Box';
import { useColorScheme } from '@mui/material/styles';
import { Panel } from '../../components/panel';
import { useToast } from '../../components/toast';
import { useLanguage, useText } from '../../lib/i18n';
import { setPreference, usePreferences } from '../../lib/preferences';
import { useProblem } from '../../lib/problem';
import { SwitchRow } from './switch-row';

const modes = [['system', BrightnessAuto], ['light', LightMode], ['dark', DarkMode]] as const;
const heights = [0, 2160, 1440, 1080, 720, 480, 360];

function LanguageChoice() {
  const { settings } = useText();
  const { language, offered, choose } = useLanguage();
  const toast = useToast();
  const problem = useProblem();
  return (
    <TextField
      select label={settings.language} value={language.name === '' ? '' : language.code} size="small" sx={{ minWidth: 220 }}
      onChange={(event) => {
        const chosen = offered.find(({ code }) => code === event.target.value);
        if (chosen) choose(chosen).catch((error: unknown) => toast(problem(error)));
      }}
    >
      {offered.map(({ code, name }) => <MenuItem key={code} value={code} lang={code}>{name}</MenuItem>)}
    </TextField>
  );
}

function ColourChoice() {
  const { settings } = useText();
  const { mode, setMode } = useColorScheme();
  return (
    <ToggleButtonGroup
      exclusive value={mode ?? 'system'} aria-label={settings.colours} size="small" color="primary"
      onChange={(_, chosen: 'system' | 'light' | 'dark' | null) => chosen && setMode(chosen)}
    >
      {modes.map(([name, Icon]) => (
        <ToggleButton key={name} value={name} sx={{ gap: 1, px: 2, minHeight: 44, textTransform: 'none' }}>
          <Icon fontSize="small" aria-hidden />{settings.colourModes[name]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function QualityChoice() {
  const { settings } = useText();
  const { maxHeight } = usePreferences();
  return (
    <TextField
      select label={settings.quality} value={heights.includes(maxHeight) ? maxHeight : 0} size="small" sx={{ minWidth: 220 }}
      helperText={settings.qualityHint} onChange={(event) => setPreference('maxHeight', Number(event.target.value))}
    >
      {heights.map((height) => (
        <MenuItem key={height} value={height}>{height === 0 ? settings.automatic : settings.atMost(`${height}p`)}</MenuItem>
      ))}
    </TextField>
  );
}

/** What this browser's user likes; also guests'. */
export default function PreferencesSection() {
  const { settings } = useText();
  const chosen = usePreferences();
  return (
    <>
      <Panel title={settings.look} about={settings.thisBrowser}>
        <Box sx={{ display: 'grid', gap: 2.5, justifyItems: 'start' }}>
          <LanguageChoice />
          <ColourChoice />
        </Box>
      </Panel>
      <Panel title={settings.playing} about={settings.thisBrowser}>
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <QualityChoice />
          <SwitchRow
            label={settings.reduceData} about={settings.reduceDataAbout} checked={chosen.reduceData}
            onChange={(value) => setPreference('reduceData', value)}
          />
          <SwitchRow
            label={settings.autoplayNext} about={settings.autoplayNextAbout} checked={chosen.autoplayNext}
            onChange={(value) => setPreference('autoplayNext', value)}
          />
          <SwitchRow
            label={settings.skipWarnings} about={settings.skipWarningsAbout} checked={chosen.skipWarnings}
            onChange={(value) => setPreference('skipWarnings', value)}
          />
        </Box>
      </Panel>
    </>
  );
}
