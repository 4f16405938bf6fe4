import Search from '@mui/icons-material/Search';
import SearchOff from '@mui/icons-material/SearchOff';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { Page, usePageTitle } from '../../components/page';
import { PagedList } from '../../components/paged-list';
import { StatePanel } from '../../components/state-panel';
import { VideoCard } from '../../components/video-card';
import { VideoGrid, VideoGridSkeleton } from '../../components/video-grid';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { joinPages } from '../../lib/paged';
import { FilterBar } from './filter-bar';
import { readFilters, withoutFilters } from './filters';
import { foundVideos } from './search-videos';

function NothingFound({ words, filtered }: { words: string; filtered: boolean }) {
  const { search } = useText();
  const [address] = useSearchParams();
  const without = `/search?${withoutFilters(address).toString()}`;
  return (
    <StatePanel
      icon={<SearchOff />} title={search.nothing(words)}
      action={filtered && <Button component={Link} to={without} variant="contained">{search.removeFilters}</Button>}
    >
      {search.nothingWhy} {filtered && search.nothingFiltered}
    </StatePanel>
  );
}

function Results({ words }: { words: string }) {
  const { api } = useServices();
  const { search } = useText();
  const [address] = useSearchParams();
  const filters = readFilters(address);
  const list = useInfiniteQuery(foundVideos(api, words, filters));
  const instead = list.data?.pages[0]?.instead;
  const videos = list.data ? joinPages(list.data, ({ id }) => id) : [];
  return (
    <>
      <Typography variant="h4" component="h1" dir="auto" sx={{ mb: 2, overflowWrap: 'anywhere' }}>{search.title(words)}</Typography>
      <FilterBar filters={filters} videos={videos} />
      {instead && (
        <Alert severity="info" icon={false} sx={{ mb: 3 }}>
          <strong>{search.instead(instead)}</strong> {search.insteadOf(words)}
        </Alert>
      )}
      <PagedList
        list={list} keyOf={({ id }) => id} loading={<VideoGridSkeleton />} failed={search.failed}
        empty={<NothingFound words={words} filtered={Object.keys(filters).length > 0} />}
      >
        {(found) => <VideoGrid>{found.map((video) => <VideoCard key={video.id} video={video} />)}</VideoGrid>}
      </PagedList>
    </>
  );
}

export default function SearchPage() {
  const { search } = useText();
  const [address] = useSearchParams();
  const words = (address.get('q') ?? '').trim();
  usePageTitle(words === '' ? search.search : search.title(words));
  return (
    <Page>
      {words === ''
        ? <StatePanel icon={<Search />} title={search.ask} heading="h1">{search.askWhy}</StatePanel>
        : <Results words={words} />}
    </Page>
  );
}
