import GitHub from '@mui/icons-material/GitHub';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';

/** The way in by GitHub, where this instance offers it; leads to `next` afterwards. */
export function GithubButton({ next }: { next: string }) {
  const { config: { githubLoginUrl } } = useServices();
  const { auth } = useText();
  if (githubLoginUrl === null) return null;
  return (
    <>
      <Divider sx={{ my: 2.5, color: 'text.secondary', fontSize: '0.9rem' }}>{auth.or}</Divider>
      <Button
        href={`${githubLoginUrl}?continue=${encodeURIComponent(next)}`} variant="outlined" color="inherit" size="large" fullWidth
        startIcon={<GitHub />}
      >
        {auth.withGithub}
      </Button>
    </>
  );
}
