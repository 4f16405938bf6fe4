import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router';
import { PagedList } from '../../components/paged-list';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { StatePanel } from '../../components/state-panel';
import { useServices } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { auditEntries, type AuditEntry } from './admin-lists';
import { RowList } from './row-list';

const ofAccounts = /role|suspend|quota|password|create account|first admin|comment/;
const ofVideos = /video|content warnings/;

/** Where what was acted on can be seen, if it is still there. */
function placeOf({ action, target }: AuditEntry): string | null {
  if (action.startsWith('delete') && action !== 'delete comment') return null;
  if (ofVideos.test(action)) return `/watch/${target}`;
  return ofAccounts.test(action) ? `/admin/users/${encodeURIComponent(target)}` : null;
}

/** What a detail says in the language of the page; most are names and words of their own. */
function useDetail(): (entry: AuditEntry) => string {
  const { admin } = useText();
  const format = useFormat();
  return ({ action, detail }) => {
    if (action === 'set quota') {
      const bytes = Number(detail);
      if (bytes > 0) return format.bytes(bytes);
      return bytes === 0 ? admin.quotaKinds.unlimited : admin.quotaKinds.instance;
    }
    if (action === 'set role') return Object.entries(admin.roles).find(([role]) => role === detail)?.[1] ?? detail;
    if (action === 'create invite') return admin.usesLeft(Number(/\d+/.exec(detail)?.[0] ?? 1));
    return action === 'first admin' ? '' : detail;
  };
}

function EntryRow({ entry }: { entry: AuditEntry }) {
  const { admin } = useText();
  const format = useFormat();
  const detail = useDetail()(entry);
  const place = placeOf(entry);
  const said = Object.entries(admin.actions).find(([action]) => action === entry.action)?.[1] ?? entry.action;
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, justifyContent: 'space-between', alignItems: 'baseline', px: 2, py: 1.25 }}>
      <Box sx={{ flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <strong><bdi>{entry.actor}</bdi></strong> {said}{' '}
        {entry.action === 'first admin' ? null : place ? <Link component={RouterLink} to={place}><bdi>{entry.target}</bdi></Link> : <bdi>{entry.target}</bdi>}
        {detail !== '' && <Typography component="span" color="textSecondary"> – <bdi>{detail}</bdi></Typography>}
      </Box>
      <Typography component="time" dateTime={entry.at} variant="body2" color="textSecondary">{format.moment(entry.at)}</Typography>
    </Box>
  );
}

export default function AuditSection() {
  const { api } = useServices();
  const { admin } = useText();
  const list = useInfiniteQuery(auditEntries(api));
  return (
    <PagedList
      list={list} keyOf={(entry) => [entry.at, entry.actor, entry.action, entry.target].join(' ')} loading={<RowsSkeleton label={admin.loading} height={44} />}
      failed={admin.auditFailed} empty={<StatePanel icon={<FactCheck />} title={admin.noAudit}>{admin.noAuditWhy}</StatePanel>}
    >
      {(entries) => (
        <RowList label={admin.sections.audit}>
          {entries.map((entry) => <EntryRow key={[entry.at, entry.actor, entry.action, entry.target].join(' ')} entry={entry} />)}
        </RowList>
      )}
    </PagedList>
  );
}
