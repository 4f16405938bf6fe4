import ReportProblem from '@mui/icons-material/ReportProblemOutlined';
import Button from '@mui/material/Button';
import { StatePanel } from '../components/state-panel';
import { useText } from '../lib/i18n';

/** A page that broke, or whose code could not be loaded (a new version was installed, or the network is gone). */
export function CrashPage() {
  const { problems } = useText();
  return (
    <StatePanel
      icon={<ReportProblem />}
      title={problems.pageBroken}
      heading="h1"
      urgent
      action={<Button variant="contained" onClick={() => window.location.reload()}>{problems.loadAgain}</Button>}
    >
      {problems.pageBrokenWhy}
    </StatePanel>
  );
}
