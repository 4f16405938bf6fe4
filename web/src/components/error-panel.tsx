import CloudOff from '@mui/icons-material/CloudOffOutlined';
import { messageOf } from '../lib/api';
import { RetryButton, StatePanel } from './state-panel';

interface ErrorPanelProps {
  title: string;
  error: unknown;
  onRetry: () => void;
  heading?: 'h1' | 'h2';
}

/** A failed request in place of its content. */
export function ErrorPanel({ title, error, onRetry, heading = 'h2' }: ErrorPanelProps) {
  return (
    <StatePanel icon={<CloudOff />} title={title} heading={heading} urgent action={<RetryButton onRetry={onRetry} />}>
      {messageOf(error)}
    </StatePanel>
  );
}
