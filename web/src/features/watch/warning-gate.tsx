import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { VideoDetail } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { thumbnailUrl } from '../../lib/media-urls';
import { useVocabulary } from '../../lib/vocabulary';

/** In place of the player: what the video may do to its viewers, above its still, of which nothing can be made out. */
export function WarningGate({ video, onEnter }: { video: VideoDetail; onEnter: () => void }) {
  const { config } = useServices();
  const { watch } = useText();
  const words = useVocabulary();
  const kinds = video.moderationTypes.map(words.warning).join(', ');
  return (
    <Box
      component="section" aria-label={watch.warning}
      sx={{
        position: 'relative', display: 'grid', placeContent: 'center', justifyItems: 'center', gap: 1.5, aspectRatio: '16 / 9',
        width: '100%', maxHeight: 'calc(100dvh - 200px)', p: 3, overflow: 'hidden', textAlign: 'center', color: '#fff',
        borderRadius: { xs: 0, sm: '14px' }, bgcolor: '#17100c',
      }}
    >
      <Box
        component="img" src={thumbnailUrl(config, video)} alt=""
        sx={{ position: 'absolute', inset: '-40px', width: 'calc(100% + 80px)', height: 'calc(100% + 80px)', maxWidth: 'none', objectFit: 'cover', filter: 'blur(36px) brightness(0.45)' }}
      />
      <Box sx={{ position: 'relative', display: 'grid', justifyItems: 'center', gap: 1 }}>
        <WarningAmber sx={{ fontSize: { xs: 36, sm: 52 } }} aria-hidden />
        <Typography component="p" sx={{ fontSize: { xs: '1.05rem', sm: '1.3rem' }, fontWeight: 650 }}>{watch.warning}</Typography>
        <Typography>{watch.warningOf(kinds)}</Typography>
        <Button
          variant="contained" onClick={onEnter}
          sx={{ mt: 1, minHeight: 44, bgcolor: '#fff', color: '#1c1410', '&:hover': { bgcolor: '#f0e6dc' } }}
        >
          {watch.watchAnyway}
        </Button>
      </Box>
    </Box>
  );
}
