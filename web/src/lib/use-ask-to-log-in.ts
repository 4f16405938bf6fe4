import { useLocation, useNavigate } from 'react-router';
import { useSession } from './app-context';
import { loginPathFor } from './return-path';

/** For what needs an account: sends a guest to the log-in page, which leads back here, to `place` of it. True: it did. */
export function useAskToLogIn(place?: `#${string}`): () => boolean {
  const session = useSession();
  const navigate = useNavigate();
  const { pathname, search, hash } = useLocation();
  return () => {
    if (session.status !== 'guest') return false;
    void navigate(loginPathFor(pathname + search + (place ?? hash)));
    return true;
  };
}
