import Search from '@mui/icons-material/Search';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useEffectEvent, useState } from 'react';
import { useSearchParams } from 'react-router';

const pauseMilliseconds = 250;

/** Searches as one types; what is looked for stands in the address, as `q`. */
export function SearchField({ label }: { label: string }) {
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState(address.get('q') ?? '');
  const search = useEffectEvent((text: string) => {
    if (text === (address.get('q') ?? '')) return;
    setAddress(text === '' ? {} : { q: text }, { replace: true });
  });
  useEffect(() => {
    const timer = setTimeout(() => search(typed.trim()), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextField
      type="search" label={label} value={typed} onChange={(event) => setTyped(event.target.value)} size="small" fullWidth sx={{ maxWidth: 460, mb: 2 }}
      slotProps={{ htmlInput: { maxLength: 100, dir: 'auto' }, input: { startAdornment: <InputAdornment position="start"><Search aria-hidden /></InputAdornment> } }}
    />
  );
}
