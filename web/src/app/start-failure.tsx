import CloudOff from '@mui/icons-material/CloudOffOutlined';
import { ErrorPanel } from '../components/error-panel';
import { RetryButton, StatePanel } from '../components/state-panel';
import { useText } from '../lib/i18n';

/** Whether nothing answered: `fetch` throws nothing else for that. */
export const hasNoLine = (error: unknown): boolean => error instanceof TypeError;

/** Why there is no application. Without a line it comes back by itself, so that is what it says. */
export function StartFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { app } = useText();
  if (!hasNoLine(error)) return <ErrorPanel title={app.couldNotLoad} heading="h1" error={error} onRetry={onRetry} />;
  return (
    <StatePanel icon={<CloudOff />} title={app.noLine} heading="h1" urgent action={<RetryButton onRetry={onRetry} />}>
      {app.noLineWhy}
    </StatePanel>
  );
}
