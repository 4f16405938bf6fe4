import ThumbUp from '@mui/icons-material/ThumbUp';
import ThumbUpOutlined from '@mui/icons-material/ThumbUpOutlined';
import { useToast } from '../../components/toast';
import type { VideoDetail } from '../../lib/api';
import { useFormat, useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { useAskToLogIn } from '../../lib/use-ask-to-log-in';
import { ActionButton } from './action-button';
import { useLike } from './use-like';

export function LikeButton({ video }: { video: VideoDetail }) {
  const { watch } = useText();
  const format = useFormat();
  const toast = useToast();
  const problem = useProblem();
  const askToLogIn = useAskToLogIn();
  const like = useLike(video.id, (error) => toast(problem(error)));
  const { likes, userHasLiked } = video;
  const shown = format.compact(likes);
  return (
    <ActionButton
      icon={userHasLiked ? <ThumbUp /> : <ThumbUpOutlined />} pressed={userHasLiked} label={watch.likes(likes, shown)}
      onClick={() => {
        if (!askToLogIn()) like.mutate(!userHasLiked);
      }}
    >
      {likes > 0 ? shown : watch.like}
    </ActionButton>
  );
}
