import NotificationsActive from '@mui/icons-material/NotificationsActiveOutlined';
import Button from '@mui/material/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { answerOf } from '../lib/api';
import { useServices, useSession } from '../lib/app-context';
import { channel, subscription } from '../lib/channels';
import { useText } from '../lib/i18n';
import { useProblem } from '../lib/problem';
import { loginPathFor } from '../lib/return-path';
import { useToast } from './toast';

/** Follows a channel or no longer does: seen at once, taken back when the server refuses. */
function useSubscribe(userId: string) {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  const status = subscription(api, userId).queryKey;
  const about = channel(api, userId).queryKey;
  const show = (subscribed: boolean) => {
    queries.setQueryData(status, subscribed);
    queries.setQueryData(about, (known) => known && { ...known, subscribers: Math.max(0, known.subscribers + (subscribed ? 1 : -1)) });
  };
  return useMutation({
    // One after the other, so that the last click wins.
    scope: { id: `subscribe ${userId}` },
    mutationFn: (isUserSubscribed: boolean) => answerOf(api.POST('/api/user/{userId}/subscribe', {
      params: { path: { userId } }, body: { isUserSubscribed },
    })),
    onMutate: async (subscribed) => {
      await Promise.all([queries.cancelQueries({ queryKey: status }), queries.cancelQueries({ queryKey: about })]);
      show(subscribed);
    },
    onError: (error, subscribed) => {
      show(!subscribed);
      toast(problem(error));
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['subscriptions'] });
      void queries.invalidateQueries({ queryKey: ['videos', 'subscriptions'] });
    },
  });
}

interface SubscribeButtonProps {
  userId: string;
  /** What the channel is called, for screen readers. */
  name: string;
  size?: 'small' | 'medium';
}

function MemberButton({ userId, name, size }: Required<SubscribeButtonProps>) {
  const { api } = useServices();
  const { common } = useText();
  const { data: subscribed = false, isLoading } = useQuery(subscription(api, userId));
  const change = useSubscribe(userId);
  return (
    <Button
      size={size} variant={subscribed ? 'outlined' : 'contained'} color={subscribed ? 'inherit' : 'primary'}
      startIcon={subscribed ? <NotificationsActive /> : undefined}
      disabled={isLoading} aria-pressed={subscribed} aria-label={subscribed ? common.subscribedTo(name) : common.subscribeTo(name)}
      onClick={() => change.mutate(!subscribed)}
      sx={{ flex: 'none' }}
    >
      {subscribed ? common.subscribed : common.subscribe}
    </Button>
  );
}

/** Follows a channel; guests are asked to log in first. Nothing on one's own channel. */
export function SubscribeButton({ userId, name, size = 'medium' }: SubscribeButtonProps) {
  const session = useSession();
  const { common } = useText();
  const { pathname, search } = useLocation();
  if (session.status === 'unknown') return null;
  if (session.status === 'guest') {
    return (
      <Button
        component={Link} to={loginPathFor(pathname + search)} size={size} variant="contained" aria-label={common.subscribeTo(name)}
        sx={{ flex: 'none' }}
      >
        {common.subscribe}
      </Button>
    );
  }
  if (session.user.userId.toLowerCase() === userId.toLowerCase()) return null;
  return <MemberButton userId={userId} name={name} size={size} />;
}
