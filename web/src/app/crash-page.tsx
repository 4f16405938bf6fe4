import ReportProblem from '@mui/icons-material/ReportProblemOutlined';
import Button from '@mui/material/Button';
import { StatePanel } from '../components/state-panel';

/** A page that broke, or whose code could not be loaded (a new version was installed, or the network is gone). */
export function CrashPage() {
  return (
    <StatePanel
      icon={<ReportProblem />}
      title="This page could not be shown"
      heading="h1"
      urgent
      action={<Button variant="contained" onClick={() => window.location.reload()}>Load it again</Button>}
    >
      Something went wrong in your browser, or the connection was lost while the page was loading.
    </StatePanel>
  );
}
