import TravelExplore from '@mui/icons-material/TravelExplore';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { usePageTitle } from '../components/page';
import { StatePanel } from '../components/state-panel';

export function NotFoundPage() {
  usePageTitle('Page not found');
  return (
    <StatePanel
      icon={<TravelExplore />}
      title="There is no such page"
      heading="h1"
      action={<Button component={Link} to="/" variant="contained">See the newest videos</Button>}
    >
      The address may have a typing mistake.
    </StatePanel>
  );
}
