import CloudUpload from '@mui/icons-material/CloudUploadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useServices } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { instanceFacts } from '../../lib/instance';
import { pickWithHandles, withoutHandles, type PickedFile } from './pick-files';

export const acceptedFiles = 'video/*,audio/*,.mkv,.mov,.mp4,.webm,.avi,.ts,.m4v,.flv,.wmv,.mpg,.mpeg';

interface DropZoneProps {
  /** Something is in the list already: this steps back. */
  small: boolean;
  onFiles: (files: PickedFile[]) => void;
}

function useLimits(): string {
  const { api, config } = useServices();
  const { upload } = useText();
  const format = useFormat();
  const { data } = useQuery(instanceFacts(api));
  const bytes = data?.maxUploadBytes ?? config.maxUploadBytes;
  const seconds = data?.maxDurationSeconds ?? 0;
  return [bytes > 0 && upload.largest(format.bytes(bytes)), seconds > 0 && upload.longest(format.spokenClock(seconds))]
    .filter(Boolean).join(' · ');
}

/** Invites to choose videos, and says what may come; dropping works on the whole page. */
export function DropZone({ small, onFiles }: DropZoneProps) {
  const { upload } = useText();
  const limits = useLimits();
  const input = useRef<HTMLInputElement>(null);
  const choose = () => {
    const picking = pickWithHandles(true);
    if (picking) void picking.then(onFiles);
    else input.current?.click();
  };
  return (
    <Box
      sx={{
        display: 'grid', justifyItems: 'center', alignItems: 'center', gap: 1.5, px: 3, textAlign: 'center',
        py: small ? 2.5 : { xs: 6, sm: 10 }, border: '2px dashed', borderColor: 'divider', borderRadius: '20px', bgcolor: 'background.paper',
        ...(small && { gridTemplateColumns: { sm: 'auto 1fr auto' }, textAlign: { sm: 'start' }, justifyItems: { sm: 'start' } }),
      }}
    >
      <Box
        aria-hidden
        sx={{
          display: 'grid', placeContent: 'center', width: small ? 52 : 112, height: small ? 52 : 112, borderRadius: '50%',
          bgcolor: 'action.hover', color: 'primary.main', '& svg': { fontSize: small ? 28 : 58 },
        }}
      >
        <CloudUpload />
      </Box>
      <Box>
        <Typography variant={small ? 'body1' : 'h5'} component="p" sx={{ fontWeight: 600 }}>
          {small ? upload.dropMore : upload.drop}
        </Typography>
        <Typography color="textSecondary" variant={small ? 'body2' : 'body1'} sx={{ mt: 0.25 }}>
          {small ? limits : upload.dropHint}
        </Typography>
      </Box>
      <Button variant={small ? 'outlined' : 'contained'} size={small ? 'medium' : 'large'} onClick={choose}>{upload.choose}</Button>
      {!small && limits && <Typography color="textSecondary" variant="body2">{limits}</Typography>}
      <input
        ref={input} type="file" multiple hidden accept={acceptedFiles} aria-label={upload.fileInput}
        onChange={(event) => {
          onFiles(withoutHandles(event.target.files));
          // The same file may be chosen again after it was refused or cancelled.
          event.target.value = '';
        }}
      />
    </Box>
  );
}
