import ExpandMore from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { isVisibility, visibilities, visibilityIcons } from '../../components/video-details/visibility-field';
import type { VideoListItem } from '../../lib/api';
import { useText } from '../../lib/i18n';
import { useChangeVisibility } from './use-change-visibility';

/** Who may see a video, and the quick way to change it. */
export function VisibilityButton({ video }: { video: VideoListItem }) {
  const { common, details, studio } = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const change = useChangeVisibility();
  const now = isVisibility(video.visibility) ? video.visibility : 'public';
  const Icon = visibilityIcons[now];
  return (
    <>
      <Button
        size="small" color="inherit" startIcon={<Icon />} endIcon={<ExpandMore />} aria-haspopup="menu" aria-expanded={anchor !== null}
        aria-label={studio.visibilityOf(video.title, common[now])} onClick={(event) => setAnchor(event.currentTarget)} sx={{ px: 1.5, minHeight: 36 }}
      >
        {common[now]}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)} slotProps={{ list: { 'aria-label': details.visibility } }}>
        {visibilities.map((visibility) => {
          const OneIcon = visibilityIcons[visibility];
          return (
            <MenuItem
              key={visibility} selected={visibility === now} role="menuitemradio" aria-checked={visibility === now}
              onClick={() => {
                setAnchor(null);
                if (visibility !== now) change.mutate({ videoIds: [video.id], visibility });
              }}
            >
              <ListItemIcon><OneIcon fontSize="small" /></ListItemIcon>
              <ListItemText primary={common[visibility]} secondary={details.visibilityMeaning[visibility]} />
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
