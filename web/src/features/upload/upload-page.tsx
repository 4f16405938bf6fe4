import CloudUpload from '@mui/icons-material/CloudUploadOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { Page, usePageTitle } from '../../components/page';
import { StorageMeter } from '../../components/storage-meter';
import { isVisibility, VisibilityField, type Visibility } from '../../components/video-details/visibility-field';
import { useServices, useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { instanceFacts } from '../../lib/instance';
import { useProblem } from '../../lib/problem';
import { storageUsage } from '../../lib/usage';
import { useStored } from '../../lib/use-stored';
import { DropZone } from './drop-zone';
import { fileProblem, type FileProblem } from './file-check';
import type { PickedFile } from './pick-files';
import { UploadCard } from './upload-card';
import { useDrop } from './use-drop';
import { useUploads } from './use-uploads';
import type { Uploads } from './uploads';

interface Refused {
  name: string;
  problem: FileProblem;
}

/** Takes what can be a video here; the others are told with their reasons. */
function useTakeFiles(uploads: Uploads, visibility: Visibility) {
  const { api, config } = useServices();
  const queries = useQueryClient();
  const rules = useQuery(instanceFacts(api));
  const usage = useQuery(storageUsage(api));
  const [refused, setRefused] = useState<Refused[]>([]);
  const take = (picked: PickedFile[]) => {
    let room = typeof usage.data?.quota === 'number' ? usage.data.quota - usage.data.used - usage.data.uploading : null;
    const good: PickedFile[] = [];
    const bad: Refused[] = [];
    for (const one of picked) {
      const problem = fileProblem(one.file, rules.data ?? config, room);
      if (problem) bad.push({ name: one.file.name, problem });
      else {
        good.push(one);
        if (room !== null) room -= one.file.size;
      }
    }
    setRefused(bad);
    uploads.add(good, visibility);
    void queries.invalidateQueries({ queryKey: ['usage'] });
  };
  return { take, refused, onRead: () => setRefused([]) };
}

function DropCurtain() {
  const { upload } = useText();
  return (
    <Box
      aria-hidden
      sx={{
        position: 'fixed', inset: 0, zIndex: 'modal', display: 'grid', placeContent: 'center', justifyItems: 'center', gap: 2, pointerEvents: 'none',
        bgcolor: 'rgb(20 14 10 / 72%)', color: '#fff', border: '4px dashed', borderColor: 'primary.main',
      }}
    >
      <CloudUpload sx={{ fontSize: 72 }} />
      <Typography variant="h5" component="p">{upload.letGo}</Typography>
    </Box>
  );
}

function UploadList({ userId }: { userId: string }) {
  const { common, upload: words } = useText();
  const problem = useProblem();
  const { uploads, list } = useUploads(userId);
  const [visibility, setVisibility] = useStored<Visibility>('sunomi.upload-visibility', 'public', isVisibility);
  const { take, refused, onRead } = useTakeFiles(uploads, visibility);
  const over = useDrop(take);
  const before = useQuery({ queryKey: ['uploads', userId], queryFn: () => uploads.recall().then(() => true), staleTime: 0 });
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      {over && <DropCurtain />}
      {refused.length > 0 && (
        <Alert severity="error" onClose={onRead} closeText={common.dismiss}>
          {refused.map(({ name, problem: why }) => <div key={name}>{words.problems[why](name)}</div>)}
        </Alert>
      )}
      {before.isError && (
        <Alert severity="warning" action={<Button color="inherit" size="small" onClick={() => void before.refetch()}>{common.tryAgain}</Button>}>
          {words.recallFailed} {problem(before.error)}
        </Alert>
      )}
      {list.length > 0 && (
        <Box component="ul" aria-label={words.list} sx={{ display: 'grid', gap: 2, m: 0, p: 0, listStyle: 'none' }}>
          {list.map((upload, index) => <UploadCard key={upload.key} upload={upload} uploads={uploads} first={index === 0} />)}
        </Box>
      )}
      <DropZone small={list.length > 0} onFiles={take} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', justifyContent: 'space-between' }}>
        <Box sx={{ width: { xs: '100%', sm: 260 } }}>
          <VisibilityField label={words.newVideosAre} value={visibility} onChange={setVisibility} />
        </Box>
        <StorageMeter />
      </Box>
      {list.length > 0 && (
        <Typography color="textSecondary" variant="body2">
          {words.lookAround} <Link component={RouterLink} to="/my-videos">{words.toMyVideos}</Link>
        </Typography>
      )}
    </Box>
  );
}

export default function UploadPage() {
  const { upload } = useText();
  usePageTitle(upload.title);
  const user = useUser();
  return (
    <Page width={940}>
      <Typography variant="h4" component="h1" sx={{ mb: 3 }}>{upload.title}</Typography>
      {user && <UploadList userId={user.userId} />}
    </Page>
  );
}
