import LinkIcon from '@mui/icons-material/Link';
import Lock from '@mui/icons-material/LockOutlined';
import Public from '@mui/icons-material/Public';
import Box from '@mui/material/Box';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { SvgIconComponent } from '@mui/icons-material';
import { useText } from '../../lib/i18n';

export const visibilities = ['public', 'unlisted', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

export const visibilityIcons: Record<Visibility, SvgIconComponent> = { public: Public, unlisted: LinkIcon, private: Lock };

export const isVisibility = (value: unknown): value is Visibility => visibilities.some((known) => known === value);

interface VisibilityFieldProps {
  value: string;
  onChange: (value: Visibility) => void;
  label?: string;
}

/** Who may see a video, each choice with what it means. */
export function VisibilityField({ value, onChange, label }: VisibilityFieldProps) {
  const { common, details } = useText();
  return (
    <TextField
      select fullWidth label={label ?? details.visibility} value={isVisibility(value) ? value : ''}
      onChange={({ target }) => isVisibility(target.value) && onChange(target.value)}
      slotProps={{ select: { renderValue: (chosen) => isVisibility(chosen) && <Chosen visibility={chosen} /> } }}
    >
      {visibilities.map((visibility) => {
        const Icon = visibilityIcons[visibility];
        return (
          <MenuItem key={visibility} value={visibility}>
            <ListItemIcon><Icon fontSize="small" /></ListItemIcon>
            <ListItemText primary={common[visibility]} secondary={details.visibilityMeaning[visibility]} />
          </MenuItem>
        );
      })}
    </TextField>
  );
}

function Chosen({ visibility }: { visibility: Visibility }) {
  const { common } = useText();
  const Icon = visibilityIcons[visibility];
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
      <Icon fontSize="small" color="action" aria-hidden /> {common[visibility]}
    </Box>
  );
}
