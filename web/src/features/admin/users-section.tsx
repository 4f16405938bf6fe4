import PersonSearch from '@mui/icons-material/PersonSearchOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { Avatar } from '../../components/avatar';
import { PagedList } from '../../components/paged-list';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { StatePanel } from '../../components/state-panel';
import { useServices } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { adminUsers, type AdminUser } from './admin-lists';
import { RowList } from './row-list';
import { SearchField } from './search-field';

/** Role and suspension, where there is anything to say. */
export function UserChips({ user }: { user: AdminUser }) {
  const { admin } = useText();
  return (
    <>
      {(user.role === 'admin' || user.role === 'moderator') && <Chip size="small" color="primary" variant="outlined" label={admin.roles[user.role]} />}
      {user.suspended && <Chip size="small" color="error" variant="outlined" label={admin.suspended} />}
    </>
  );
}

function UserRow({ user }: { user: AdminUser }) {
  const { admin } = useText();
  const format = useFormat();
  return (
    <Box
      component="li"
      sx={{
        position: 'relative', display: 'grid', alignItems: 'center', columnGap: 2, p: 1.5, '&:hover': { bgcolor: 'action.hover' },
        gridTemplateColumns: { xs: 'auto minmax(0, 1fr)', sm: 'auto minmax(0, 1fr) auto' },
      }}
    >
      <Avatar person={{ ...user, profilePictureUrl: '' }} size={40} />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          <Box
            component={Link} to={`/admin/users/${encodeURIComponent(user.userId)}`}
            sx={{
              color: 'text.primary', fontWeight: 600, textDecoration: 'none', overflowWrap: 'anywhere',
              '&::after': { content: '""', position: 'absolute', inset: 0 },
              '&:focus-visible::after': { outline: '3px solid', outlineColor: 'primary.main', outlineOffset: -3 }, '&:focus-visible': { outline: 'none' },
            }}
          >
            <bdi>{user.name}</bdi>
          </Box>
          <UserChips user={user} />
        </Box>
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          <bdi>{user.userId}</bdi> · {admin.since(format.age(user.created))}
        </Typography>
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ gridColumn: { xs: 2, sm: 3 }, textAlign: { sm: 'end' } }}>
        {admin.keeps(user.videos, format.bytes(user.usedBytes))}
      </Typography>
    </Box>
  );
}

export default function UsersSection() {
  const { api } = useServices();
  const { admin } = useText();
  const [address] = useSearchParams();
  const list = useInfiniteQuery(adminUsers(api, address.get('q') ?? ''));
  return (
    <>
      <SearchField label={admin.searchUsers} />
      <PagedList
        list={list} keyOf={({ userId }) => userId} loading={<RowsSkeleton label={admin.loading} />} failed={admin.usersFailed}
        empty={<StatePanel icon={<PersonSearch />} title={admin.noUsers}>{admin.noUsersWhy}</StatePanel>}
      >
        {(users) => <RowList label={admin.sections.users}>{users.map((user) => <UserRow key={user.userId} user={user} />)}</RowList>}
      </PagedList>
    </>
  );
}
