import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { VideoListItem } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { spokenLanguages, useVocabulary, videoChoices } from '../../lib/vocabulary';
import { dates, durations, orders, type FilterName, type Filters } from './filters';

const mostChannels = 8;

interface Choice {
  value: string | undefined;
  label: string;
}

interface ChoiceRowProps {
  label: string;
  choices: readonly Choice[];
  value: string | undefined;
  onChoose: (value: string | undefined) => void;
}

/** One of a few, as chips. */
function ChoiceRow({ label, choices, value, onChoose }: ChoiceRowProps) {
  const id = useId();
  return (
    <div>
      <Typography id={id} component="h2" variant="body2" color="textSecondary" sx={{ mb: 0.75, fontWeight: 600 }}>{label}</Typography>
      <Box role="group" aria-labelledby={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {choices.map((choice) => (
          <Chip
            key={choice.value ?? ''} label={<bdi>{choice.label}</bdi>} aria-pressed={choice.value === value}
            color={choice.value === value ? 'primary' : 'default'} variant={choice.value === value ? 'filled' : 'outlined'}
            onClick={() => onChoose(choice.value)} sx={{ height: 36, borderRadius: '999px' }}
          />
        ))}
      </Box>
    </div>
  );
}

interface FieldProps {
  label: string;
  choices: readonly Choice[];
  value: string | undefined;
  onChoose: (value: string | undefined) => void;
}

/** One of many, as a list that opens. */
function ChoiceField({ label, choices, value, onChoose }: FieldProps) {
  return (
    <TextField select size="small" label={label} value={value ?? ''} onChange={(event) => onChoose(event.target.value || undefined)} sx={{ minWidth: 200 }}>
      {choices.map((choice) => <MenuItem key={choice.value ?? ''} value={choice.value ?? ''}><bdi>{choice.label}</bdi></MenuItem>)}
    </TextField>
  );
}

interface FilterPanelProps {
  filters: Filters;
  videos: VideoListItem[];
  onSet: (name: FilterName, value: string | undefined) => void;
}

/** Every filter there is. */
export function FilterPanel({ filters, videos, onSet }: FilterPanelProps) {
  const { api } = useServices();
  const { search } = useText();
  const vocabulary = useVocabulary();
  const { data: offered } = useQuery(videoChoices(api));
  const any: Choice = { value: undefined, label: search.anything };
  const sorted = (choices: Choice[]) => choices.sort((one, other) => one.label.localeCompare(other.label));
  const channels = new Map(videos.map(({ userId, userName }) => [userId, userName || userId]));
  const languages = [...new Set<string>([...spokenLanguages, ...(filters.language ? [filters.language] : [])])];
  return (
    <Box sx={{ display: 'grid', gap: 2.5, mt: 2, p: { xs: 2, sm: 2.5 }, borderRadius: '14px', border: '1px solid', borderColor: 'divider', bgcolor: 'background.paper' }}>
      <ChoiceRow
        label={search.order.label} value={filters.order} onChoose={(value) => onSet('order', value)}
        choices={orders.map((order) => ({ value: order === 'relevance' ? undefined : order, label: search.order[order] }))}
      />
      <ChoiceRow
        label={search.date.label} value={filters.date} onChoose={(value) => onSet('date', value)}
        choices={[any, ...dates.map((date) => ({ value: date, label: search.date[date] }))]}
      />
      <ChoiceRow
        label={search.duration.label} value={filters.duration} onChoose={(value) => onSet('duration', value)}
        choices={[any, ...durations.map((duration) => ({ value: duration, label: search.duration[duration] }))]}
      />
      {filters.channel === undefined && channels.size > 1 && (
        <ChoiceRow
          label={search.channel} value={undefined} onChoose={(value) => onSet('channel', value)}
          choices={[any, ...[...channels].slice(0, mostChannels).map(([value, label]) => ({ value, label }))]}
        />
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        <ChoiceField
          label={search.category} value={offered && filters.category} onChoose={(value) => onSet('category', value)}
          choices={[any, ...sorted((offered?.categories ?? []).map((value) => ({ value, label: vocabulary.category(value) })))]}
        />
        <ChoiceField
          label={search.language} value={filters.language} onChoose={(value) => onSet('language', value)}
          choices={[any, ...sorted(languages.map((value) => ({ value, label: vocabulary.spoken(value) })))]}
        />
      </Box>
    </Box>
  );
}
