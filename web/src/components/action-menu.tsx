import MoreVert from '@mui/icons-material/MoreVert';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { SxProps } from '@mui/material/styles';
import type { SvgIconComponent } from '@mui/icons-material';
import { useState } from 'react';

export interface Action {
  label: string;
  icon: SvgIconComponent;
  /** What it does, or an address of this server that it opens. */
  onSelect: (() => void) | string;
}

/** A button with three dots, and what can be done with the thing beside it. */
export function ActionMenu({ label, actions, sx }: { label: string; actions: readonly Action[]; sx?: SxProps }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        aria-label={label} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ width: 44, height: 44, flex: 'none', ...(sx as object) }}
      >
        <MoreVert />
      </IconButton>
      {anchor && (
        <Menu open anchorEl={anchor} onClose={close} slotProps={{ paper: { sx: { minWidth: 220, borderRadius: '14px' } } }}>
          {actions.map(({ label: text, icon: Icon, onSelect }) => (
            <MenuItem
              key={text} {...(typeof onSelect === 'string' && { component: 'a', href: onSelect })}
              onClick={() => {
                close();
                if (typeof onSelect === 'function') onSelect();
              }}
            >
              <ListItemIcon><Icon fontSize="small" /></ListItemIcon>
              {text}
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  );
}
