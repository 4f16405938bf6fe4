import Paper from '@mui/material/Paper';
import { Page, usePageTitle } from '../../components/page';
import { PageTitle } from '../../components/page-title';
import { useText } from '../../lib/i18n';
import { MarkAllButton } from './mark-all-button';
import { NotificationList } from './notification-list';

export default function NotificationsPage() {
  const { notifications } = useText();
  usePageTitle(notifications.title);
  return (
    <Page width={760}>
      <PageTitle title={notifications.title}><MarkAllButton /></PageTitle>
      <Paper variant="outlined" sx={{ borderRadius: '14px', overflow: 'hidden' }}><NotificationList /></Paper>
    </Page>
  );
}
