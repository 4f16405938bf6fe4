import TravelExplore from '@mui/icons-material/TravelExplore';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { usePageTitle } from '../components/page';
import { StatePanel } from '../components/state-panel';
import { useText } from '../lib/i18n';

export function NotFoundPage() {
  const { common, problems } = useText();
  usePageTitle(problems.notFoundTitle);
  return (
    <StatePanel
      icon={<TravelExplore />}
      title={problems.notFound}
      heading="h1"
      action={<Button component={Link} to="/" variant="contained">{common.seeNewest}</Button>}
    >
      {problems.notFoundWhy}
    </StatePanel>
  );
}
