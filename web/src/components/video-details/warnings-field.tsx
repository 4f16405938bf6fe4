import Check from '@mui/icons-material/Check';
import Gavel from '@mui/icons-material/GavelOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useServices } from '../../lib/app-context';
import { useVocabulary, videoChoices } from '../../lib/vocabulary';

interface WarningsFieldProps {
  label: string;
  hint: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** What others warn of, which cannot be taken back here. */
  fixed?: readonly string[];
  /** Who these others are. */
  fixedBy?: string;
}

/** What viewers are warned of: each kind is switched on or off. */
export function WarningsField({ label, hint, value, onChange, fixed = [], fixedBy }: WarningsFieldProps) {
  const id = useId();
  const { api } = useServices();
  const { warning } = useVocabulary();
  const { data } = useQuery(videoChoices(api));
  const kinds = [...new Set([...(data?.contentWarnings ?? []), ...value])];
  return (
    <Box role="group" aria-labelledby={id} aria-describedby={`${id}-hint`}>
      <Typography id={id} sx={{ fontWeight: 600 }}>{label}</Typography>
      <Typography id={`${id}-hint`} variant="body2" color="textSecondary" sx={{ mb: 1 }}>{hint}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {kinds.map((kind) => {
          const on = value.includes(kind);
          return (
            <Chip
              key={kind} component="button" type="button" clickable aria-pressed={on} label={warning(kind)} color={on ? 'primary' : 'default'}
              variant={on ? 'filled' : 'outlined'} {...(on && { icon: <Check /> })}
              onClick={() => onChange(on ? value.filter((other) => other !== kind) : [...value, kind])}
              sx={{ height: 36, borderRadius: 18, '@media (pointer: coarse)': { height: 44, borderRadius: 22 } }}
            />
          );
        })}
      </Box>
      {fixed.length > 0 && (
        <Typography variant="body2" sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1.25 }}>
          <Gavel fontSize="small" color="action" aria-hidden />
          <span><strong>{fixedBy}:</strong> {fixed.map(warning).join(', ')}</span>
        </Typography>
      )}
    </Box>
  );
}
