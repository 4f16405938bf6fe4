import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Check from '@mui/icons-material/Check';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import { useText } from '../lib/i18n';
import { useSettings, type Setting } from './use-settings';
import type { PlayerModel } from './use-player';

interface SettingsMenuProps {
  player: PlayerModel;
  anchor: HTMLElement | null;
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

/** Quality, speed, captions, sound and the rest, as far as there is something to choose. */
export function SettingsMenu({ player, anchor, onClose, onStatistics, onShortcuts }: SettingsMenuProps) {
  const words = useText().player;
  const settings = useSettings(player);
  const [page, setPage] = useState<Setting['name'] | null>(null);
  const setting = settings.find(({ name }) => name === page);
  const close = () => {
    onClose();
    setPage(null);
  };
  const run = (action: () => void) => () => {
    close();
    action();
  };
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={close}
      container={player.frame}
      transitionDuration={120}
      anchorOrigin={{ vertical: -8, horizontal: 'center' }}
      transformOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      slotProps={{ paper: { className: 'player-menu' } }}
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
    </Popover>
  );
}
