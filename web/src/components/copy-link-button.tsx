import LinkIcon from '@mui/icons-material/Link';
import Button from '@mui/material/Button';
import { useText } from '../lib/i18n';
import { useCopyLink } from './use-copy-link';

export function CopyLinkButton({ videoId }: { videoId: string }) {
  const { common } = useText();
  const copy = useCopyLink();
  return <Button color="inherit" startIcon={<LinkIcon />} onClick={() => copy(`/watch/${videoId}`)}>{common.copyLink}</Button>;
}
