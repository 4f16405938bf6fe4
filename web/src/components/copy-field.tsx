import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import { copyText } from '../lib/copy-text';
import { useText } from '../lib/i18n';

interface CopyFieldProps {
  label: string;
  value: string;
  multiline?: boolean;
}

/** A text that is there to be taken elsewhere. */
export function CopyField({ label, value, multiline = false }: CopyFieldProps) {
  const { common } = useText();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState('');
  const copy = async () => {
    if (await copyText(value)) setCopied(value);
    // Selected: to be copied by hand where the browser refuses, and to show what was copied where it does not.
    field.current?.select();
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      <TextField
        label={label} value={value} fullWidth size="small" multiline={multiline} inputRef={field}
        onFocus={(event) => event.target.select()} slotProps={{ htmlInput: { readOnly: true, dir: 'ltr', spellCheck: false } }}
      />
      <Button
        variant="contained" onClick={() => void copy()} startIcon={copied === value ? <Check /> : <ContentCopy />} aria-live="polite"
        title={label} sx={{ flex: 'none', minHeight: 40 }}
      >
        {copied === value ? common.copied : common.copy}
      </Button>
    </Box>
  );
}
