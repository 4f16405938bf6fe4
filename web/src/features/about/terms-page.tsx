import Gavel from '@mui/icons-material/Gavel';
import Typography from '@mui/material/Typography';
import { LinkedText } from '../../components/linked-text';
import { Page, usePageTitle } from '../../components/page';
import { StatePanel } from '../../components/state-panel';
import { useText } from '../../lib/i18n';
import { WithInstance } from './with-instance';

export default function TermsPage() {
  const { about } = useText();
  usePageTitle(about.terms);
  return (
    <Page width={860}>
      <Typography variant="h4" component="h1" sx={{ mb: 3 }}>{about.terms}</Typography>
      <WithInstance>
        {({ terms }) => (terms
          ? <LinkedText text={terms} />
          : <StatePanel icon={<Gavel />} title={about.noTerms}>{about.noTermsWhy}</StatePanel>)}
      </WithInstance>
    </Page>
  );
}
