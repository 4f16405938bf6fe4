import Replay from '@mui/icons-material/Replay';
import Button, { type ButtonProps } from '@mui/material/Button';
import { useText } from '../lib/i18n';
import { useRetryVideo } from './use-retry-video';

/** Another attempt at a video that could not be processed. */
export function RetryVideoButton({ videoId, ...look }: { videoId: string } & Pick<ButtonProps, 'size' | 'color' | 'variant' | 'sx'>) {
  const { common } = useText();
  const retry = useRetryVideo(videoId);
  return <Button startIcon={<Replay />} loading={retry.isPending} onClick={() => retry.mutate()} {...look}>{common.tryAgain}</Button>;
}
