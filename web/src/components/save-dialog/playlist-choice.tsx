import Link from '@mui/icons-material/LinkOutlined';
import Lock from '@mui/icons-material/LockOutlined';
import Public from '@mui/icons-material/PublicOutlined';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useText } from '../../lib/i18n';

interface PlaylistChoiceProps {
  title: string;
  visibility: string;
  chosen: boolean;
  onChange: (chosen: boolean) => void;
}

/** A playlist as a row to be ticked. */
export function PlaylistChoice({ title, visibility, chosen, onChange }: PlaylistChoiceProps) {
  const { common } = useText();
  const who = { private: common.private, unlisted: common.unlisted }[visibility] ?? common.public;
  const Icon = { private: Lock, unlisted: Link }[visibility] ?? Public;
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', gap: 1, paddingInlineEnd: 1.5, borderRadius: '10px', '&:hover': { bgcolor: 'action.hover' } }}
    >
      <FormControlLabel
        sx={{ flex: 1, minWidth: 0, minHeight: 48, m: 0, paddingInlineStart: 0.5 }}
        control={<Checkbox checked={chosen} onChange={(_, checked) => onChange(checked)} />}
        label={<bdi>{title}</bdi>} slotProps={{ typography: { noWrap: true } }}
      />
      <Icon fontSize="small" color="action" titleAccess={who} />
    </Box>
  );
}
