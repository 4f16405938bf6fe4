import Visibility from '@mui/icons-material/VisibilityOutlined';
import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import { useState } from 'react';
import { useText } from '../lib/i18n';
import { TextInput, type TextInputProps } from './text-input';

/** A password that can be shown while it is typed. `autoComplete` tells password managers whether it is a new one. */
export function PasswordInput(props: Omit<TextInputProps, 'type' | 'end' | 'multiline'> & { autoComplete: 'current-password' | 'new-password' }) {
  const { auth } = useText();
  const [shown, setShown] = useState(false);
  return (
    <TextInput
      {...props}
      type={shown ? 'text' : 'password'}
      end={(
        <InputAdornment position="end">
          <IconButton
            aria-label={shown ? auth.hideCharacters : auth.showCharacters} edge="end" onClick={() => setShown(!shown)}
            onMouseDown={(event) => event.preventDefault()}
          >
            {shown ? <VisibilityOff /> : <Visibility />}
          </IconButton>
        </InputAdornment>
      )}
    />
  );
}
