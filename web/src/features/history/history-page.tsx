import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import DeleteSweep from '@mui/icons-material/DeleteSweepOutlined';
import History from '@mui/icons-material/HistoryOutlined';
import Pause from '@mui/icons-material/Pause';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Page, usePageTitle } from '../../components/page';
import { PageTitle } from '../../components/page-title';
import { PagedList } from '../../components/paged-list';
import { StatePanel } from '../../components/state-panel';
import { VideoLine, VideoLinesSkeleton } from '../../components/video-line';
import { useServices } from '../../lib/app-context';
import { formatClock } from '../../lib/format';
import { history, historySettings, watchedShare, type HistoryItem } from '../../lib/history';
import { useFormat, useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { byDay, daysAgo } from './by-day';
import { useClearHistory, useForgetWatched, usePauseHistory } from './use-history-changes';

function Days({ items }: { items: HistoryItem[] }) {
  const { history: words } = useText();
  const format = useFormat();
  const forget = useForgetWatched();
  const now = new Date();
  const nameOf = (start: number) =>
    [words.today, words.yesterday][daysAgo(start, now)] ?? format.date(new Date(start).toISOString());
  return byDay(items, ({ watched }) => watched).map((day) => (
    <Box component="section" key={day.start} sx={{ mb: 4 }}>
      <Typography variant="h5" component="h2" sx={{ mb: 2 }}>{nameOf(day.start)}</Typography>
      <Box component="ul" sx={{ display: 'grid', gap: 2, m: 0, p: 0, listStyle: 'none' }}>
        {day.items.map((item) => (
          <Box component="li" key={item.video.id} sx={{ display: 'flex' }}>
            <VideoLine
              video={item.video} heading="h3" seen={watchedShare(item)}
              note={typeof item.resumeAt === 'number' && (
                <Typography variant="body2" sx={{ color: 'primary.main', fontWeight: 600 }}>{words.resumeAt(formatClock(item.resumeAt))}</Typography>
              )}
              actions={[{ label: words.remove, icon: DeleteOutline, onSelect: () => forget.mutate(item.video.id) }]}
            />
          </Box>
        ))}
      </Box>
    </Box>
  ));
}

/** Pausing, and clearing where there is something. */
function HistoryActions({ empty }: { empty: boolean }) {
  const { api } = useServices();
  const { history: words } = useText();
  const problem = useProblem();
  const [asking, setAsking] = useState(false);
  const { data: settings } = useQuery(historySettings(api));
  const pause = usePauseHistory();
  const clear = useClearHistory(() => setAsking(false));
  return (
    <>
      {settings && (
        <Button
          variant="outlined" color="inherit" startIcon={settings.paused ? <PlayArrow /> : <Pause />}
          onClick={() => pause.mutate(!settings.paused)}
        >
          {settings.paused ? words.resume : words.pause}
        </Button>
      )}
      {!empty && <Button variant="outlined" color="inherit" startIcon={<DeleteSweep />} onClick={() => setAsking(true)}>{words.clear}</Button>}
      <ConfirmDialog
        open={asking} title={words.clearTitle} text={words.clearText} confirmLabel={words.clear} busy={clear.isPending}
        problem={clear.isError ? problem(clear.error) : null} onConfirm={() => clear.mutate()}
        onClose={() => {
          clear.reset();
          setAsking(false);
        }}
      />
    </>
  );
}

function PausedNote() {
  const { api } = useServices();
  const { history: words } = useText();
  const { data } = useQuery(historySettings(api));
  return data?.paused ? <Alert severity="info" sx={{ mb: 3 }}>{words.pausedWhy}</Alert> : null;
}

/** What one has watched, day by day. */
export default function HistoryPage() {
  const { api } = useServices();
  const { common, history: words } = useText();
  const list = useInfiniteQuery(history(api));
  usePageTitle(words.title);
  return (
    <Page width={1080}>
      <PageTitle title={words.title}><HistoryActions empty={list.data?.pages[0]?.items.length === 0} /></PageTitle>
      <PausedNote />
      <PagedList
        list={list} keyOf={({ video }) => video.id} loading={<VideoLinesSkeleton label={words.loading} />} failed={words.failed}
        empty={
          <StatePanel
            icon={<History />} title={words.nothing}
            action={<Button component={Link} to="/" variant="contained">{common.seeNewest}</Button>}
          >
            {words.nothingWhy}
          </StatePanel>
        }
      >
        {(items) => <Days items={items} />}
      </PagedList>
    </Page>
  );
}
