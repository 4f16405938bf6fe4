import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';

export interface TextInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Shown in place of the hint; null: none. */
  problem?: string | null;
  hint?: ReactNode;
  type?: 'text' | 'password' | 'email';
  /** For the browser's and password managers' memory; also the field's name. */
  autoComplete: string;
  autoFocus?: boolean;
  required?: boolean;
  disabled?: boolean;
  multiline?: boolean;
  /** At the field's end. */
  end?: ReactNode;
}

export function TextInput({ value, onChange, problem = null, hint, type = 'text', required = true, multiline = false, end, ...rest }: TextInputProps) {
  return (
    <TextField
      {...rest}
      name={rest.autoComplete}
      type={type}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={problem !== null}
      helperText={problem ?? hint}
      required={required}
      multiline={multiline}
      minRows={multiline ? 4 : undefined}
      maxRows={multiline ? 12 : undefined}
      fullWidth
      slotProps={{ htmlInput: multiline ? { dir: 'auto' } : { autoCapitalize: 'none', spellCheck: false, dir: 'auto' }, input: { endAdornment: end } }}
    />
  );
}
