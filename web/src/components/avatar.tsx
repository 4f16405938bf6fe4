import MuiAvatar from '@mui/material/Avatar';
import { useServices } from '../lib/app-context';
import type { Person } from '../lib/channels';
import { pictureUrl } from '../lib/media-urls';
import { personColour } from '../lib/person-colour';

interface AvatarProps {
  person: Person;
  /** CSS pixels. */
  size?: number;
}

/** Someone's picture, or their initial. Always beside their name, so screen readers pass over it. */
export function Avatar({ person, size = 36 }: AvatarProps) {
  const { config } = useServices();
  const initial = Array.from(person.name || person.userId)[0]?.toUpperCase();
  return (
    <MuiAvatar
      aria-hidden src={pictureUrl(config, person.profilePictureUrl)} slotProps={{ img: { alt: '', loading: 'lazy' } }}
      sx={{ width: size, height: size, fontSize: size * 0.45, fontWeight: 600, color: '#fff', bgcolor: personColour(person.userId) }}
    >
      {initial}
    </MuiAvatar>
  );
}
