import TextField from '@mui/material/TextField';

interface TextInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Shown once the form was submitted. */
  problem: string | null;
  hint?: string;
  type?: 'text' | 'password';
  autoComplete: string;
  autoFocus?: boolean;
}

export function TextInput({ label, value, onChange, problem, hint, type = 'text', ...rest }: TextInputProps) {
  return (
    <TextField
      {...rest}
      label={label}
      type={type}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={problem !== null}
      helperText={problem ?? hint}
      required
      fullWidth
      slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
    />
  );
}
