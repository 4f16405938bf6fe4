import ArrowBack from '@mui/icons-material/ArrowBack';
import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useRef, useState } from 'react';
import { useText } from '../../lib/i18n';
import { SearchBox } from './search-box';

/** The search in the top bar: a box in its middle; on phones an icon that lays the box over the whole bar. */
export function TopSearch() {
  const { search } = useText();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <Box sx={{ display: { xs: 'none', sm: 'flex' }, flex: '1 1 0', justifyContent: 'center', minWidth: 0 }}>
        <Box sx={{ width: 1, maxWidth: 560 }}><SearchBox /></Box>
      </Box>
      <IconButton
        ref={opener} aria-label={search.open} aria-expanded={open} color="inherit" onClick={() => setOpen(true)}
        sx={{ display: { xs: 'inline-flex', sm: 'none' }, marginInlineStart: 'auto' }}
      >
        <Search />
      </IconButton>
      {open && (
        <Box
          sx={{
            display: { xs: 'flex', sm: 'none' }, position: 'absolute', inset: 0, zIndex: 1, alignItems: 'center', gap: 0.5, px: 1,
            bgcolor: 'background.default',
          }}
        >
          <IconButton aria-label={search.close} color="inherit" onClick={close}>
            <ArrowBack sx={{ '[dir=rtl] &': { transform: 'scaleX(-1)' } }} />
          </IconButton>
          <SearchBox eager onDone={close} />
        </Box>
      )}
    </>
  );
}
