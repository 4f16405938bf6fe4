import ArrowBack from '@mui/icons-material/ArrowBack';
import PersonOff from '@mui/icons-material/PersonOffOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Avatar } from '../../components/avatar';
import { ErrorPanel } from '../../components/error-panel';
import { Page, usePageTitle } from '../../components/page';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { StatePanel } from '../../components/state-panel';
import { ApiError } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { channel, channelPath } from '../../lib/channels';
import { useFormat, useText } from '../../lib/i18n';
import { adminUser, type AdminUser } from './admin-lists';
import { DeleteUserPanel } from './delete-user-panel';
import { QuotaPanel } from './quota-panel';
import { ResetLinkPanel } from './reset-link-panel';
import { RolePanel } from './role-panel';
import { SuspensionPanel } from './suspension-panel';
import { UserChips } from './users-section';

function Head({ user }: { user: AdminUser }) {
  const { api } = useServices();
  const { admin } = useText();
  const format = useFormat();
  const { data: seen } = useQuery(channel(api, user.userId));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2.5, mb: 1 }}>
      <Avatar person={{ ...user, profilePictureUrl: seen?.profilePictureUrl ?? '' }} size={72} />
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Typography variant="h4" component="h1" sx={{ overflowWrap: 'anywhere' }}><bdi>{user.name}</bdi></Typography>
        <Typography color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          <bdi>{user.userId}</bdi> · {admin.since(format.age(user.created))} · {admin.keeps(user.videos, format.bytes(user.usedBytes))}
        </Typography>
        <Box sx={{ display: 'flex', gap: 1, mt: 1 }}><UserChips user={user} /></Box>
      </Box>
      <Button component={Link} to={channelPath(user.userId)} variant="outlined" color="inherit">{admin.seeChannel}</Button>
    </Box>
  );
}

/** One account, and what an admin can do with it. */
export default function UserPage() {
  const { api } = useServices();
  const { admin } = useText();
  const { userId = '' } = useParams();
  const user = useQuery(adminUser(api, userId));
  usePageTitle(user.data?.name ?? admin.sections.users);
  const missing = user.error instanceof ApiError && user.error.status === 404;
  return (
    <Page width={860}>
      <Button
        component={Link} to="/admin/users" color="inherit" sx={{ mb: 2, px: 1.5, marginInlineStart: -1.5 }}
        startIcon={<ArrowBack sx={{ '[dir="rtl"] &': { transform: 'scaleX(-1)' } }} />}
      >
        {admin.allUsers}
      </Button>
      {user.isPending && <RowsSkeleton label={admin.loading} rows={4} height={110} />}
      {missing && (
        <StatePanel
          icon={<PersonOff />} title={admin.noSuchUser} heading="h1"
          action={<Button component={Link} to="/admin/users" variant="contained">{admin.toUsers}</Button>}
        />
      )}
      {user.isError && !user.data && !missing && (
        <ErrorPanel title={admin.userFailed} heading="h1" error={user.error} onRetry={() => void user.refetch()} />
      )}
      {user.data && !missing && (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Head user={user.data} />
          <RolePanel user={user.data} />
          <QuotaPanel key={user.data.quotaBytes} user={user.data} />
          <ResetLinkPanel user={user.data} />
          <SuspensionPanel user={user.data} />
          <DeleteUserPanel user={user.data} />
        </Box>
      )}
    </Page>
  );
}
