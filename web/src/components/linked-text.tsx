import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { useText } from '../lib/i18n';
import { linkify, type TextPart } from '../lib/linkify';

interface LinkedTextProps {
  text: string;
  /** What a time in the text does; without it, times are only text. */
  onSeek?: ((seconds: number) => void) | undefined;
  /** Seconds: later times belong to something else. */
  duration?: number | null | undefined;
}

function Part({ part, onSeek, duration }: { part: TextPart } & Omit<LinkedTextProps, 'text'>) {
  const { common } = useText();
  const { text, href, seconds, tag } = part;
  if (href !== undefined) return <Link href={href} target="_blank" rel="noopener noreferrer nofollow ugc">{text}</Link>;
  if (tag !== undefined) return <Link component={RouterLink} to={`/search?q=${encodeURIComponent(tag)}`}>{text}</Link>;
  if (seconds === undefined || !onSeek || seconds > (duration ?? Infinity)) return text;
  return (
    <Link
      component="button" type="button" aria-label={common.goToTime(text)} onClick={() => onSeek(seconds)}
      sx={{ font: 'inherit', verticalAlign: 'baseline', fontVariantNumeric: 'tabular-nums' }}
    >
      {text}
    </Link>
  );
}

/** Text as its author typed it: line breaks stay; addresses, hashtags and times can be followed. */
export function LinkedText({ text, onSeek, duration }: LinkedTextProps) {
  return (
    <Typography component="div" dir="auto" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {linkify(text).map((part, index) => <Part key={index} part={part} onSeek={onSeek} duration={duration} />)}
    </Typography>
  );
}
