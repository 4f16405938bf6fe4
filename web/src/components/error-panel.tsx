import CloudOff from '@mui/icons-material/CloudOffOutlined';
import { useProblem } from '../lib/problem';
import { RetryButton, StatePanel } from './state-panel';

interface ErrorPanelProps {
  title: string;
  error: unknown;
  onRetry: () => void;
  heading?: 'h1' | 'h2';
}

/** A failed request in place of its content. */
export function ErrorPanel({ title, error, onRetry, heading = 'h2' }: ErrorPanelProps) {
  const problem = useProblem();
  return (
    <StatePanel icon={<CloudOff />} title={title} heading={heading} urgent action={<RetryButton onRetry={onRetry} />}>
      {problem(error)}
    </StatePanel>
  );
}
