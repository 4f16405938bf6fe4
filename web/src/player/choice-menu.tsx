import Check from '@mui/icons-material/Check';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState } from 'react';

export interface Choice<Value> {
  value: Value;
  label: string;
  /** Said below the label. */
  detail?: string;
}

interface ChoiceMenuProps<Value> {
  /** What the button is for; with `shown` it is the button's accessible name. */
  label: string;
  /** The text on the button. */
  shown: string;
  choices: readonly Choice<Value>[];
  value: Value;
  onChoose: (value: Value) => void;
  /** Menus must open inside the player, or full screen hides them. */
  container: HTMLElement | null;
}

export function ChoiceMenu<Value extends string | number>(props: ChoiceMenuProps<Value>) {
  const { label, shown, choices, value, onChoose, container } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = () => setAnchor(null);
  return (
    <>
      <button
        type="button"
        className="player-button player-button-text"
        aria-label={`${label}: ${shown}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        title={label}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {shown}
      </button>
      <Menu
        id={id}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        container={container}
        anchorOrigin={{ vertical: 'top', horizontal: 'center' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'center' }}
        slotProps={{ list: { 'aria-label': label, dense: true } }}
      >
        {choices.map((choice) => (
          <MenuItem
            key={choice.value}
            role="menuitemradio"
            aria-checked={choice.value === value}
            selected={choice.value === value}
            onClick={() => {
              onChoose(choice.value);
              close();
            }}
          >
            <ListItemIcon>{choice.value === value && <Check fontSize="small" />}</ListItemIcon>
            <ListItemText primary={choice.label} secondary={choice.detail} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
