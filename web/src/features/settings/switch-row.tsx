import Box from '@mui/material/Box';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useId } from 'react';

interface SwitchRowProps {
  label: string;
  about: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** Something that is on or off, with a line about what that means. */
export function SwitchRow({ label, about, checked, disabled = false, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <Box component="label" sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 56, cursor: 'pointer' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box component="span" id={`${id}-label`}>{label}</Box>
        <Typography id={`${id}-about`} variant="body2" color="textSecondary">{about}</Typography>
      </Box>
      <Switch
        checked={checked} disabled={disabled} onChange={(_, on) => onChange(on)}
        slotProps={{ input: { 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-about` } }}
      />
    </Box>
  );
}
