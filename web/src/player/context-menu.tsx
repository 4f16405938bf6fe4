import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import Loop from '@mui/icons-material/Loop';
import QueryStats from '@mui/icons-material/QueryStats';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useText } from '../lib/i18n';
import type { PlayerModel } from './use-player';

interface ContextMenuProps {
  player: PlayerModel;
  /** Where it was asked for, in pixels of the window; null: closed. */
  place: { top: number; left: number } | null;
  onClose: () => void;
  /** The address of the page that people should be sent to. */
  shareUrl: string | null;
  onStatistics: () => void;
}

/** `address` at a time of the video, which whole seconds say well enough. */
export function addressAt(address: string, seconds: number): string {
  const url = new URL(address, location.href);
  if (seconds >= 1) url.searchParams.set('t', `${Math.floor(seconds)}`);
  return url.href;
}

/** What a right click or a long press offers. */
export function ContextMenu({ player, place, onClose, shareUrl, onStatistics }: ContextMenuProps) {
  const words = useText().player;
  const run = (action: () => void) => () => {
    onClose();
    action();
  };
  const copy = (address: string) => run(() => {
    void navigator.clipboard.writeText(address).then(() => player.say({ text: words.copied }), () => undefined);
  });
  return (
    <Menu
      open={place !== null}
      onClose={onClose}
      anchorReference="anchorPosition"
      {...(place && { anchorPosition: place })}
      container={player.frame}
      transitionDuration={80}
      slotProps={{ paper: { className: 'player-menu' } }}
    >
      <MenuItem role="menuitemcheckbox" aria-checked={player.isLooping} onClick={run(() => player.setLooping(!player.isLooping))}>
        <Loop fontSize="small" /> <span className="player-menu-label">{words.loop}</span>
        {player.isLooping && <Check fontSize="small" />}
      </MenuItem>
      {shareUrl && [
        <MenuItem key="address" onClick={copy(addressAt(shareUrl, 0))}>
          <ContentCopy fontSize="small" /> {words.copyAddress}
        </MenuItem>,
        <MenuItem key="here" onClick={copy(addressAt(shareUrl, player.media.time))}>
          <ContentCopy fontSize="small" /> {words.copyAddressHere}
        </MenuItem>,
      ]}
      <MenuItem onClick={run(onStatistics)}>
        <QueryStats fontSize="small" /> {words.statistics}
      </MenuItem>
    </Menu>
  );
}
