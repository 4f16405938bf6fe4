import TaskAlt from '@mui/icons-material/TaskAlt';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { PagedList } from '../../components/paged-list';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { StatePanel } from '../../components/state-panel';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { adminVideos, type WhichVideos } from './admin-lists';
import { RowList } from './row-list';
import { VideoRow } from './video-row';

const choices: WhichVideos[] = ['all', 'failed', 'held'];

/** Everyone's videos; which of them stands in the address. */
export default function VideosSection() {
  const { api } = useServices();
  const { admin } = useText();
  const [address, setAddress] = useSearchParams();
  const which = choices.find((choice) => choice === address.get('which')) ?? 'all';
  const list = useInfiniteQuery(adminVideos(api, which));
  return (
    <>
      <ToggleButtonGroup
        exclusive value={which} size="small" color="primary" aria-label={admin.whichLabel} sx={{ mb: 2 }}
        onChange={(_, chosen: WhichVideos | null) => chosen && setAddress(chosen === 'all' ? {} : { which: chosen }, { replace: true })}
      >
        {choices.map((choice) => (
          <ToggleButton key={choice} value={choice} sx={{ px: 2.5, minHeight: 44, textTransform: 'none' }}>{admin.which[choice]}</ToggleButton>
        ))}
      </ToggleButtonGroup>
      <PagedList
        list={list} keyOf={({ id }) => id} loading={<RowsSkeleton label={admin.loading} height={84} />} failed={admin.videosFailed}
        empty={<StatePanel icon={<TaskAlt />} title={admin.noVideos[which]} />}
      >
        {(videos) => <RowList label={admin.sections.videos}>{videos.map((video) => <VideoRow key={video.id} video={video} />)}</RowList>}
      </PagedList>
    </>
  );
}
