import AddPhotoAlternate from '@mui/icons-material/AddPhotoAlternateOutlined';
import CheckCircle from '@mui/icons-material/CheckCircle';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useId, useRef } from 'react';
import { Thumbnail } from '../../components/thumbnail';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import type { ThumbnailChoice } from './use-thumbnail';

const tile = {
  position: 'relative', display: 'block', width: '100%', borderRadius: '10px', overflow: 'hidden', border: '2px solid transparent',
  '&[aria-pressed=true]': { borderColor: 'primary.main' }, '&:focus-visible': { outline: '3px solid', outlineColor: 'primary.main', outlineOffset: 2 },
} as const;

function Chosen() {
  return <CheckCircle aria-hidden color="primary" sx={{ position: 'absolute', top: 3, insetInlineEnd: 3, fontSize: 20, bgcolor: 'background.paper', borderRadius: '50%' }} />;
}

/** The pictures that may stand for a video: some of its frames, or one of its owner's. */
export function ThumbnailChooser({ choice }: { choice: ThumbnailChoice }) {
  const { studio } = useText();
  const problem = useProblem();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const { frames, chosen, busy, error, choose } = choice;
  const own = frames.length > 0 && chosen === null;
  return (
    <Box role="group" aria-labelledby={id}>
      <Box component="h2" id={id} sx={{ m: 0, mb: 1, fontSize: '0.95rem', fontWeight: 650 }}>{studio.thumbnail}</Box>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(88px, 1fr))' }}>
        {frames.map((url, index) => (
          <ButtonBase
            key={url} disabled={busy} aria-pressed={chosen === index} aria-label={studio.frame(index + 1)} sx={tile}
            onClick={() => chosen !== index && choose(index)}
          >
            <Thumbnail src={url} />
            {chosen === index && <Chosen />}
          </ButtonBase>
        ))}
        <ButtonBase disabled={busy} aria-pressed={own} sx={{ ...tile, border: '2px dashed', borderColor: 'divider' }} onClick={() => file.current?.click()}>
          <Box sx={{ display: 'grid', placeContent: 'center', justifyItems: 'center', aspectRatio: '16 / 9', fontSize: '0.75rem', fontWeight: 600, lineHeight: 1.2 }}>
            <AddPhotoAlternate aria-hidden color="action" />
            {studio.ownPicture}
          </Box>
          {own && <Chosen />}
        </ButtonBase>
      </Box>
      <input
        ref={file} type="file" hidden accept="image/jpeg,image/png,image/webp" aria-label={studio.pictureFile}
        onChange={({ target }) => {
          const [picked] = target.files ?? [];
          if (picked) choose(picked);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
      {error && <Alert severity="error" sx={{ mt: 1 }}>{error instanceof DOMException ? studio.pictureUnreadable : problem(error)}</Alert>}
    </Box>
  );
}
