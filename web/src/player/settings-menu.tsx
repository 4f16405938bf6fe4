import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Check from '@mui/icons-material/Check';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import Paper from '@mui/material/Paper';
import Popper from '@mui/material/Popper';
import { useEffect, useEffectEvent, useState } from 'react';
import { useText } from '../lib/i18n';
import { useSettings, type Setting } from './use-settings';
import type { PlayerModel } from './use-player';

/** What an open menu belongs to. */
export interface MenuOpening {
  anchor: HTMLElement;
  /** Had the focus, and gets it back. */
  before: Element | null;
}

interface SettingsMenuProps {
  player: PlayerModel;
  opening: MenuOpening;
  onClose: () => void;
  onStatistics: () => void;
  onShortcuts: () => void;
}

/** The values of one setting; choosing closes the menu. */
function Choices({ setting, onBack, onClose }: { setting: Setting; onBack: () => void; onClose: () => void }) {
  const words = useText().player;
  return (
    <MenuList
      autoFocusItem
      aria-label={setting.label}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onBack();
      }}
    >
      <MenuItem className="player-menu-head" aria-label={words.backToSettings} onClick={onBack}>
        <ChevronLeft className="player-turned" /> {setting.label}
      </MenuItem>
      {setting.choices.map(({ key, label, isChosen, choose }) => (
        <MenuItem
          key={key}
          role="menuitemradio"
          aria-checked={isChosen}
          selected={isChosen}
          onClick={() => {
            choose();
            onClose();
          }}
        >
          <span className="player-menu-check">{isChosen && <Check fontSize="small" />}</span>
          <bdi>{label}</bdi>
        </MenuItem>
      ))}
    </MenuList>
  );
}

const placing = [
  { name: 'offset', options: { offset: [0, 8] } },
  { name: 'preventOverflow', options: { padding: 12, altAxis: true } },
];

/** Quality, speed, captions, sound and the rest, as far as there is something to choose. */
export function SettingsMenu({ player, opening: { anchor, before }, onClose, onStatistics, onShortcuts }: SettingsMenuProps) {
  const words = useText().player;
  const settings = useSettings(player);
  const [page, setPage] = useState<Setting['name'] | null>(null);
  const [paper, setPaper] = useState<HTMLElement | null>(null);
  const setting = settings.find(({ name }) => name === page);
  const close = () => {
    if (paper?.contains(document.activeElement) && before instanceof HTMLElement) before.focus({ preventScroll: true });
    onClose();
  };
  const onClick = useEffectEvent(({ target }: globalThis.MouseEvent) => {
    // What was clicked in it may be gone by now; its button knows by itself what a click means.
    const isOutside = target instanceof Node && target.isConnected && !paper?.contains(target) && !anchor.contains(target);
    if (isOutside) close();
  });
  useEffect(() => {
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
  const run = (action: () => void) => () => {
    close();
    action();
  };
  return (
    // No backdrop: whatever is clicked beside it while it is open gets the click.
    <Popper
      open anchorEl={anchor} container={player.frame} placement="top" popperOptions={{ strategy: 'fixed' }}
      modifiers={placing} style={{ zIndex: 5 }}
    >
      <Paper
        ref={setPaper}
        className="player-menu"
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Tab') close();
        }}
      >
        {setting ? (
          <Choices key={setting.name} setting={setting} onBack={() => setPage(null)} onClose={close} />
        ) : (
          <MenuList autoFocusItem aria-label={words.settings}>
            {settings.map(({ name, label, value }) => (
              <MenuItem key={name} aria-haspopup="menu" onClick={() => setPage(name)}>
                <span className="player-menu-label">{label}</span>
                <bdi className="player-menu-value">{value}</bdi>
                <ChevronRight fontSize="small" className="player-turned" />
              </MenuItem>
            ))}
            <MenuItem
              role="menuitemcheckbox"
              aria-checked={player.isLooping}
              onClick={run(() => player.setLooping(!player.isLooping))}
            >
              <span className="player-menu-label">{words.loop}</span>
              {player.isLooping && <Check fontSize="small" />}
            </MenuItem>
            <MenuItem onClick={run(onStatistics)}>{words.statistics}</MenuItem>
            <MenuItem className="player-fine" onClick={run(onShortcuts)}>{words.keyboardShortcuts}</MenuItem>
          </MenuList>
        )}
      </Paper>
    </Popper>
  );
}
