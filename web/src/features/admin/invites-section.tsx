import MailOutline from '@mui/icons-material/MailOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { PagedList } from '../../components/paged-list';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { StatePanel } from '../../components/state-panel';
import { useToast } from '../../components/toast';
import { answerOf, ApiError } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { invites, type Invite } from './admin-lists';
import { NewInvitePanel } from './new-invite-panel';
import { RowList } from './row-list';

const isOver = ({ usesLeft, expires }: Invite) => usesLeft === 0 || Date.parse(expires) <= Date.now();

function InviteRow({ invite }: { invite: Invite }) {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  const { admin } = useText();
  const format = useFormat();
  const removal = useMutation({
    mutationFn: async () => {
      try {
        await answerOf(api.DELETE('/api/admin/invites/{inviteId}', { params: { path: { inviteId: invite.id } } }));
      } catch (error) {
        // Taken back already.
        if (!(error instanceof ApiError) || error.status !== 404) throw error;
      }
    },
    onSuccess: async () => {
      toast(admin.takenBack);
      await Promise.all(['invites', 'audit'].map((list) => queries.invalidateQueries({ queryKey: ['admin', list] })));
    },
    onError: (error) => toast(problem(error)),
  });
  const over = isOver(invite);
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, p: 2 }}>
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600, color: over ? 'text.secondary' : 'text.primary' }}>
          {over ? admin.over : `${admin.usesLeft(invite.usesLeft)}, ${admin.until(format.date(invite.expires))}`}
        </Typography>
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          <bdi>{admin.by(invite.createdBy)}</bdi> · {format.age(invite.created)}
        </Typography>
      </Box>
      <Button variant="outlined" color="inherit" size="small" loading={removal.isPending} onClick={() => removal.mutate()}>{admin.takeBack}</Button>
    </Box>
  );
}

export default function InvitesSection() {
  const { api } = useServices();
  const { admin } = useText();
  const list = useInfiniteQuery(invites(api));
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <NewInvitePanel />
      <div>
        <PagedList
          list={list} keyOf={({ id }) => id} loading={<RowsSkeleton label={admin.loading} rows={3} />} failed={admin.invitesFailed}
          empty={<StatePanel icon={<MailOutline />} title={admin.noInvites}>{admin.noInvitesWhy}</StatePanel>}
        >
          {(found) => <RowList label={admin.sections.invites}>{found.map((invite) => <InviteRow key={invite.id} invite={invite} />)}</RowList>}
        </PagedList>
      </div>
    </Box>
  );
}
