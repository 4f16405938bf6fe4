import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { Clamped } from '../../components/clamped';
import { LinkedText } from '../../components/linked-text';
import type { VideoDetail } from '../../lib/api';
import { useFormat, useText } from '../../lib/i18n';
import { useVocabulary } from '../../lib/vocabulary';

/** The deed of a Creative Commons licence; undefined for the others. */
function deedOf(licence: string): string | undefined {
  if (licence === 'CC0-1.0') return 'https://creativecommons.org/publicdomain/zero/1.0/';
  const kind = /^CC-([A-Z-]+)-4\.0$/.exec(licence)?.[1];
  return kind && `https://creativecommons.org/licenses/${kind.toLowerCase()}/4.0/`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box sx={{ display: 'contents' }}>
      <Typography component="dt" variant="body2" color="textSecondary">{name}</Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0 }}>{children}</Typography>
    </Box>
  );
}

function Facts({ video }: { video: VideoDetail }) {
  const { watch } = useText();
  const words = useVocabulary();
  const { category, licence, language } = video;
  const deed = deedOf(licence);
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 3, rowGap: 0.75, m: 0, mt: 2 }}>
      {category !== '' && (
        <Fact name={watch.category}>
          <Link component={RouterLink} to={`/search?category=${encodeURIComponent(category)}`}>{words.category(category)}</Link>
        </Fact>
      )}
      {licence !== '' && (
        <Fact name={watch.licence}>
          {deed ? <Link href={deed} target="_blank" rel="license noopener noreferrer">{words.licence(licence)}</Link> : words.licence(licence)}
        </Fact>
      )}
      {language !== '' && <Fact name={watch.language}>{words.spoken(language)}</Fact>}
    </Box>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  const { watch } = useText();
  return (
    <Box component="ul" aria-label={watch.tags} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, m: 0, mt: 2, p: 0, listStyle: 'none' }}>
      {tags.map((tag) => (
        <li key={tag}>
          <Chip component={RouterLink} to={`/search?q=${encodeURIComponent(tag)}`} clickable size="small" label={<bdi>{tag}</bdi>} />
        </li>
      ))}
    </Box>
  );
}

interface DescriptionProps {
  video: VideoDetail;
  onSeek: (seconds: number) => void;
}

/** When a video came and how often it was watched; what its author says about it. */
export function Description({ video, onSeek }: DescriptionProps) {
  const { common, watch } = useText();
  const format = useFormat();
  const { tags, category, licence, language } = video;
  const hasFacts = [category, licence, language].some((word) => word !== '');
  const rest = tags.length > 0 || hasFacts
    ? <>{tags.length > 0 && <Tags tags={tags} />}{hasFacts && <Facts video={video} />}</>
    : undefined;
  return (
    <Paper
      component="section" aria-label={watch.description} elevation={0}
      sx={{ display: 'grid', gap: 0.75, p: 2, borderRadius: '14px', bgcolor: 'action.hover' }}
    >
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {common.views(video.views, format.number(video.views))}
        {' · '}
        <time dateTime={video.uploadDate} title={format.moment(video.uploadDate)}>
          {format.date(video.uploadDate)} ({format.age(video.uploadDate)})
        </time>
      </Typography>
      <Clamped lines={3} more={watch.showMore} less={watch.showLess} rest={rest}>
        <LinkedText text={video.description} onSeek={onSeek} duration={video.duration} />
      </Clamped>
    </Paper>
  );
}
