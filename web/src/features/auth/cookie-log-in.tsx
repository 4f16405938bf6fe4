import LinearProgress from '@mui/material/LinearProgress';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { Navigate } from 'react-router';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { logOut } from '../../lib/log-out';

/** The end of a log-in by GitHub: the server has left a cookie that can be changed for a session, once. */
export function CookieLogIn({ next }: { next: string }) {
  const services = useServices();
  const { app } = useText();
  const login = useMutation({
    mutationFn: async () => {
      // Whoever was logged in here before is so no longer; their token must not go with the cookie.
      logOut(services);
      const { token, user } = await answerOf(services.api.GET('/api/auth/check', { credentials: 'include' }));
      services.session.logIn(token, user);
    },
  });
  const begin = useEffectEvent(() => login.mutate());
  useEffect(() => begin(), []);
  if (login.isSuccess) return <Navigate to={next} replace />;
  if (login.isError) return <Navigate to={`/login?error=github-expired&next=${encodeURIComponent(next)}`} replace />;
  return <LinearProgress aria-label={app.checkingSession} />;
}
