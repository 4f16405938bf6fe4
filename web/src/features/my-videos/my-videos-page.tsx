import SearchOff from '@mui/icons-material/SearchOff';
import VideoCall from '@mui/icons-material/VideoCallOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link } from 'react-router';
import { DeleteVideoDialog } from '../../components/delete-video-dialog';
import { Page, usePageTitle } from '../../components/page';
import { PagedList } from '../../components/paged-list';
import { StatePanel } from '../../components/state-panel';
import { StorageMeter } from '../../components/storage-meter';
import type { VideoListItem } from '../../lib/api';
import { useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { FilterBar } from './filter-bar';
import { everything, needsAll, select, type Wanted } from './own-videos';
import { SelectionBar } from './selection-bar';
import { useOwnVideos } from './use-own-videos';
import { VideoTable, VideoTableSkeleton } from './video-table';

function UploadButton() {
  const { common } = useText();
  return <Button component={Link} to="/upload" variant="contained">{common.uploadVideo}</Button>;
}

const none: ReadonlySet<string> = new Set();

interface FoundProps {
  all: readonly VideoListItem[];
  wanted: Wanted;
  /** Nothing more is on its way. */
  complete: boolean;
  onAll: () => void;
  onDelete: (video: VideoListItem) => void;
}

/** What is found among one's videos, and what is marked in it. */
function Found({ all, wanted, complete, onAll, onDelete }: FoundProps) {
  const { studio } = useText();
  const [marked, setMarked] = useState(none);
  const videos = select(all, wanted);
  // What is gone, or not shown, is not acted on.
  const ids = videos.filter(({ id }) => marked.has(id)).map(({ id }) => id);
  if (videos.length === 0 && complete) {
    return (
      <StatePanel icon={<SearchOff />} title={studio.noneFound} action={<Button variant="outlined" onClick={onAll}>{studio.showAll}</Button>} />
    );
  }
  return (
    <>
      {ids.length > 0 && <SelectionBar ids={ids} onDone={() => setMarked(none)} />}
      {!complete && <LinearProgress aria-label={studio.loading} />}
      <VideoTable videos={videos} selected={new Set(ids)} onSelect={setMarked} onDelete={onDelete} />
    </>
  );
}

function MyVideos({ userId }: { userId: string }) {
  const { studio } = useText();
  const [wanted, setWanted] = useState(everything);
  const [deleting, setDeleting] = useState<VideoListItem | null>(null);
  const searching = needsAll(wanted);
  const { list, complete } = useOwnVideos(userId, searching);
  return (
    <>
      <PagedList
        list={list} keyOf={(video) => video.id} failed={studio.failed} loading={<VideoTableSkeleton />}
        empty={<StatePanel icon={<VideoCall />} title={studio.nothing} action={<UploadButton />}>{studio.nothingWhy}</StatePanel>}
      >
        {(videos) => (
          <>
            <FilterBar wanted={wanted} onChange={(part) => setWanted({ ...wanted, ...part })} />
            <Found all={videos} wanted={wanted} complete={complete || !searching} onAll={() => setWanted(everything)} onDelete={setDeleting} />
          </>
        )}
      </PagedList>
      <DeleteVideoDialog video={deleting} onClose={() => setDeleting(null)} />
    </>
  );
}

export default function MyVideosPage() {
  const { studio } = useText();
  usePageTitle(studio.title);
  const user = useUser();
  return (
    <Page width={1280}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', justifyContent: 'space-between', mb: 2.5 }}>
        <Typography variant="h4" component="h1">{studio.title}</Typography>
        <StorageMeter />
      </Box>
      {user && <MyVideos userId={user.userId} />}
    </Page>
  );
}
