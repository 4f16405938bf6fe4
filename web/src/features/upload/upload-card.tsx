import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { oneVideo } from '../../lib/videos';
import { LocalStill } from './local-still';
import { SendingState } from './sending-state';
import { SentState } from './sent-state';
import { UploadActions } from './upload-actions';
import { UploadDetails } from './upload-details';
import type { UploadState } from './upload-state';
import type { Uploads } from './uploads';

interface UploadCardProps {
  upload: UploadState;
  uploads: Uploads;
  /** Its details are open at once. */
  first: boolean;
}

/** One upload: what it looks like, how far it is, and what is said of it while it is sent. */
export function UploadCard({ upload, uploads, first }: UploadCardProps) {
  const { api } = useServices();
  const { upload: words } = useText();
  const [open, setOpen] = useState(first && upload.phase !== 'fileNeeded');
  const titleId = useId();
  const detailsId = useId();
  const { videoId } = upload;
  const { data: video } = useQuery({ ...oneVideo(api, videoId ?? ''), enabled: videoId !== null });
  const title = video?.title ?? upload.title;
  return (
    <Paper component="li" variant="outlined" aria-labelledby={titleId} sx={{ borderRadius: '18px', overflow: 'hidden' }}>
      <Box
        sx={{
          display: 'grid', columnGap: { xs: 1.5, sm: 2.5 }, p: { xs: 2, sm: 2.5 }, alignItems: 'start', gridTemplateRows: 'auto 1fr',
          gridTemplateColumns: { xs: '104px minmax(0, 1fr)', sm: '184px minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ gridRow: { xs: 1, sm: '1 / 3' }, borderRadius: '10px', overflow: 'hidden' }}><LocalStill file={upload.file} /></Box>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'start', minWidth: 0 }}>
          <Typography id={titleId} component="h2" dir="auto" sx={{ flex: 1, minWidth: 0, fontSize: '1.05rem', fontWeight: 650, overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
          <UploadActions upload={upload} uploads={uploads} title={title} />
        </Box>
        <Box sx={{ gridColumn: { xs: '1 / -1', sm: 2 }, minWidth: 0 }}>
          {upload.phase === 'sent' && videoId !== null
            ? <SentState videoId={videoId} />
            : <SendingState upload={upload} uploads={uploads} title={title} />}
        </Box>
      </Box>
      {videoId !== null && (
        <>
          <Button
            color="inherit" fullWidth aria-expanded={open} aria-controls={detailsId} onClick={() => setOpen(!open)}
            endIcon={<ExpandMore sx={{ transform: open ? 'rotate(180deg)' : 'none', transition: 'transform 150ms' }} />}
            sx={{ borderRadius: 0, borderTop: '1px solid', borderColor: 'divider', minHeight: 44, color: 'text.secondary' }}
          >
            {words.details}
          </Button>
          <Collapse id={detailsId} in={open} mountOnEnter unmountOnExit>
            <UploadDetails videoId={videoId} />
          </Collapse>
        </>
      )}
    </Paper>
  );
}
