import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { Action } from './action-menu';

interface ActionMenuListProps {
  anchor: HTMLElement;
  actions: readonly Action[];
  onClose: () => void;
}

/** The opened menu of an ActionMenu; loaded when one is first opened. */
export default function ActionMenuList({ anchor, actions, onClose }: ActionMenuListProps) {
  return (
    <Menu open anchorEl={anchor} onClose={onClose} slotProps={{ paper: { sx: { minWidth: 220, borderRadius: '14px' } } }}>
      {actions.map(({ label, icon: Icon, onSelect }) => (
        <MenuItem
          key={label} {...(typeof onSelect === 'string' && { component: 'a', href: onSelect })}
          onClick={() => {
            onClose();
            if (typeof onSelect === 'function') onSelect();
          }}
        >
          <ListItemIcon><Icon fontSize="small" /></ListItemIcon>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
