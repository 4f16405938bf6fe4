import { useInfiniteQuery } from '@tanstack/react-query';
import { Shelf } from '../../components/shelf';
import { VideoCard } from '../../components/video-card';
import { useServices } from '../../lib/app-context';
import { subscriptionVideos } from '../../lib/channels';
import { useText } from '../../lib/i18n';

/** One row on the widest screens. */
const most = 4;

/** The newest of the channels that one follows; nothing for who follows none. */
export function SubscriptionShelf() {
  const { api } = useServices();
  const { home } = useText();
  const { data } = useInfiniteQuery(subscriptionVideos(api));
  const videos = data?.pages[0]?.items.slice(0, most) ?? [];
  if (videos.length === 0) return null;
  return (
    <Shelf title={home.subscriptions} to="/subscriptions">
      {videos.map((video) => <VideoCard key={video.id} video={video} heading="h3" />)}
    </Shelf>
  );
}
