import MoreVert from '@mui/icons-material/MoreVert';
import IconButton from '@mui/material/IconButton';
import type { SxProps } from '@mui/material/styles';
import type { SvgIconComponent } from '@mui/icons-material';
import { lazy, Suspense, useState } from 'react';

const ActionMenuList = lazy(() => import('./action-menu-list'));

export interface Action {
  label: string;
  icon: SvgIconComponent;
  /** What it does, or an address of this server that it opens. */
  onSelect: (() => void) | string;
}

/** A button with three dots, and what can be done with the thing beside it. */
export function ActionMenu({ label, actions, sx }: { label: string; actions: readonly Action[]; sx?: SxProps }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        aria-label={label} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ width: 44, height: 44, flex: 'none', ...(sx as object) }}
      >
        <MoreVert />
      </IconButton>
      {anchor && <Suspense fallback={null}><ActionMenuList anchor={anchor} actions={actions} onClose={() => setAnchor(null)} /></Suspense>}
    </>
  );
}
