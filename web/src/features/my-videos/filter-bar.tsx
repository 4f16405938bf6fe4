import Close from '@mui/icons-material/Close';
import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { visibilities } from '../../components/video-details/visibility-field';
import { useText } from '../../lib/i18n';
import { stateFilters, videoOrders, type StateFilter, type VideoOrder, type Wanted } from './own-videos';

interface FilterBarProps {
  wanted: Wanted;
  onChange: (part: Partial<Wanted>) => void;
}

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
  /** Over the whole width of a phone. */
  wide?: boolean;
}

function Choice({ label, value, choices, onChange, wide = false }: ChoiceProps) {
  return (
    <TextField
      select size="small" label={label} value={value} onChange={(event) => onChange(event.target.value)}
      sx={{ minWidth: 0, ...(wide && { gridColumn: { xs: '1 / -1', sm: 'auto' } }) }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      {choices.map(([key, words]) => <MenuItem key={key} value={key}>{words}</MenuItem>)}
    </TextField>
  );
}

/** Looks through one's own videos. */
export function FilterBar({ wanted, onChange }: FilterBarProps) {
  const { common, studio } = useText();
  return (
    <Box
      role="search" aria-label={studio.find}
      sx={{ display: 'grid', gap: 1.5, mb: 1, gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(3, minmax(0, 1fr))', md: 'minmax(0, 1fr) 160px 160px 160px' } }}
    >
      <TextField
        size="small" placeholder={studio.find} value={wanted.words} onChange={(event) => onChange({ words: event.target.value })}
        sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}
        slotProps={{
          htmlInput: { 'aria-label': studio.find, dir: 'auto' },
          input: {
            startAdornment: <InputAdornment position="start"><Search fontSize="small" /></InputAdornment>,
            endAdornment: wanted.words !== '' && (
              <InputAdornment position="end">
                <IconButton size="small" aria-label={studio.clearSearch} onClick={() => onChange({ words: '' })}><Close fontSize="small" /></IconButton>
              </InputAdornment>
            ),
          },
        }}
      />
      <Choice
        label={studio.columns.state} value={wanted.state} choices={stateFilters.map((state) => [state, studio.filters[state]])}
        onChange={(state) => onChange({ state: state as StateFilter })}
      />
      <Choice
        label={studio.columns.visibility} value={wanted.visibility} onChange={(visibility) => onChange({ visibility })}
        choices={[['', studio.filters.any], ...visibilities.map((visibility) => [visibility, common[visibility]] as const)]}
      />
      <Choice
        wide label={studio.order} value={wanted.order} choices={videoOrders.map((order) => [order, studio.orders[order]])}
        onChange={(order) => onChange({ order: order as VideoOrder })}
      />
    </Box>
  );
}
