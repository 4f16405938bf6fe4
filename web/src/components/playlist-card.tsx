import Lock from '@mui/icons-material/LockOutlined';
import PlaylistPlay from '@mui/icons-material/PlaylistPlayOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useServices } from '../lib/app-context';
import { useFormat, useText } from '../lib/i18n';
import { thumbnailUrl } from '../lib/media-urls';
import { playlistHead, playlistPath, type Playlist } from '../lib/playlists';
import { CoveringLink } from './card-text';
import { ConcealedNote } from './concealed-note';
import { Thumbnail } from './thumbnail';
import { useConcealed } from './use-concealed';

/** The still of the playlist's first video. */
function Cover({ playlist }: { playlist: Playlist }) {
  const { api, config } = useServices();
  const { data } = useQuery({ ...playlistHead(api, playlist.id), enabled: playlist.videos > 0, staleTime: 300_000 });
  const concealed = useConcealed(data?.first ?? undefined);
  return (
    <>
      {/* Another picture begins anew: it is loaded, and waited for, on its own. */}
      <Thumbnail key={data?.first?.id} src={data?.first ? thumbnailUrl(config, data.first) : null} concealed={concealed} />
      {concealed && <ConcealedNote />}
    </>
  );
}

/** What a watch-later list is called is the page's business, not the server's. */
export function usePlaylistTitle(): (playlist: Pick<Playlist, 'kind' | 'title'>) => string {
  const { playlists } = useText();
  return ({ kind, title }) => (kind === 'watch_later' ? playlists.watchLater : title);
}

/** A playlist as a stack of pictures. */
export function PlaylistCard({ playlist, heading = 'h2' }: { playlist: Playlist; heading?: 'h2' | 'h3' }) {
  const { common, playlists } = useText();
  const format = useFormat();
  const title = usePlaylistTitle()(playlist);
  const edge = { position: 'absolute', insetInline: 'var(--edge)', height: 12, borderRadius: '12px 12px 0 0' } as const;
  return (
    <Box component="article" sx={{ position: 'relative', pt: 1.5, minWidth: 0, '&:hover .zoom': { transform: 'scale(1.03)' } }}>
      <Box aria-hidden sx={{ ...edge, '--edge': '20px', top: 0, bgcolor: 'divider' }} />
      <Box aria-hidden sx={{ ...edge, '--edge': '9px', top: 5, bgcolor: 'text.secondary', opacity: 0.45 }} />
      <Box sx={{ position: 'relative', borderRadius: '14px', overflow: 'hidden', border: '2px solid', borderColor: 'background.default' }}>
        <Box className="zoom" sx={{ transition: 'transform 220ms', '@media (prefers-reduced-motion: reduce)': { transition: 'none' } }}>
          <Cover playlist={playlist} />
        </Box>
        <Box
          sx={{
            position: 'absolute', bottom: 8, insetInlineEnd: 8, display: 'flex', alignItems: 'center', gap: 0.5, px: 1, py: 0.25,
            borderRadius: '6px', bgcolor: 'rgb(15 10 8 / 84%)', color: '#fff', fontSize: '0.78rem', fontWeight: 600,
          }}
        >
          <PlaylistPlay aria-hidden sx={{ fontSize: 18 }} />
          {common.videos(playlist.videos)}
        </Box>
      </Box>
      <Typography component={heading} sx={{ mt: 1.25, fontSize: '1rem', fontWeight: 600, lineHeight: 1.35 }}>
        <CoveringLink to={playlistPath(playlist.id)}>{title}</CoveringLink>
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        {playlist.visibility !== 'public' && <Lock aria-hidden sx={{ fontSize: 15 }} />}
        {playlist.visibility === 'private' ? common.private : playlist.visibility === 'unlisted' ? common.unlisted : common.public}
        {' · '}{playlists.updated(format.age(playlist.updated))}
      </Typography>
    </Box>
  );
}
