import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import { useText } from '../lib/i18n';

/** A text that is there to be taken elsewhere. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { common } = useText();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Not allowed, or no https: the text is selected, to be copied by hand.
    }
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      <TextField
        label={label} value={value} fullWidth size="small" inputRef={field} onFocus={(event) => event.target.select()}
        slotProps={{ htmlInput: { readOnly: true, dir: 'ltr' } }}
      />
      <Button
        variant="contained" onClick={() => void copy()} startIcon={copied ? <Check /> : <ContentCopy />} aria-live="polite"
        sx={{ flex: 'none', minHeight: 40 }}
      >
        {copied ? common.copied : common.copy}
      </Button>
    </Box>
  );
}
