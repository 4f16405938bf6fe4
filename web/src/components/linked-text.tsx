import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { linkify } from '../lib/linkify';

/** Text as its author typed it: line breaks stay, web addresses can be followed. */
export function LinkedText({ text }: { text: string }) {
  return (
    <Typography component="div" dir="auto" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {linkify(text).map((part, index) =>
        part.href ? (
          <Link key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {part.text}
          </Link>
        ) : (
          <span key={index}>{part.text}</span>
        ),
      )}
    </Typography>
  );
}
