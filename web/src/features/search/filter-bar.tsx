import Tune from '@mui/icons-material/Tune';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Collapse from '@mui/material/Collapse';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { VideoListItem } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { channel } from '../../lib/channels';
import { useText } from '../../lib/i18n';
import { useVocabulary } from '../../lib/vocabulary';
import { FilterPanel } from './filter-panel';
import { filterNames, withFilter, withoutFilters, type FilterName, type Filters } from './filters';

/** What a filter of the address is called, for the chips. */
function useFilterNames(filters: Filters): (name: FilterName) => string {
  const { api } = useServices();
  const { search } = useText();
  const vocabulary = useVocabulary();
  const { data: author } = useQuery({ ...channel(api, filters.channel ?? ''), enabled: filters.channel !== undefined });
  return (name) => {
    const { order, date, duration, category = '', language = '', channel: userId = '' } = filters;
    switch (name) {
      case 'order': return search.order[order ?? 'relevance'];
      case 'date': return date ? search.date[date] : '';
      case 'duration': return duration ? search.duration[duration] : '';
      case 'category': return vocabulary.category(category);
      case 'language': return vocabulary.spoken(language);
      case 'channel': return author?.name ?? userId;
    }
  };
}

interface FilterBarProps {
  filters: Filters;
  /** What was found so far: its channels can be chosen. */
  videos: VideoListItem[];
}

/** The filters that hold, each to be taken off, and behind a button all that there are. They stand in the address. */
export function FilterBar({ filters, videos }: FilterBarProps) {
  const { search } = useText();
  const [address, setAddress] = useSearchParams();
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const nameOf = useFilterNames(filters);
  const set = (name: FilterName, value: string | undefined) => setAddress(withFilter(address, name, value));
  const held = filterNames.filter((name) => filters[name] !== undefined);
  return (
    <Box sx={{ mb: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Button
          variant="outlined" color="inherit" startIcon={<Tune />} aria-expanded={open} aria-controls={panelId}
          onClick={() => setOpen(!open)} sx={{ minHeight: 40 }}
        >
          {search.filters}
        </Button>
        {held.map((name) => (
          <Chip
            key={name} label={<bdi>{nameOf(name)}</bdi>} color="primary" variant="outlined"
            onDelete={() => set(name, undefined)} onClick={() => set(name, undefined)} aria-label={search.removeFilter(nameOf(name))}
            sx={{ height: 36, borderRadius: '999px' }}
          />
        ))}
        {held.length > 1 && (
          <Button color="inherit" onClick={() => setAddress(withoutFilters(address))}>{search.removeFilters}</Button>
        )}
      </Box>
      <Collapse in={open} id={panelId} unmountOnExit>
        <FilterPanel filters={filters} videos={videos} onSet={set} />
      </Collapse>
    </Box>
  );
}
