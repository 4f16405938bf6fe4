import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { PasswordInput } from '../../components/password-input';
import { ApiError } from '../../lib/api';
import { useText } from '../../lib/i18n';
import type { OwnAccount } from '../../lib/own-account';
import { useProblem } from '../../lib/problem';

const isRefused = (error: unknown) => error instanceof ApiError && error.status === 403;

interface PresentPasswordProps {
  account: OwnAccount;
  value: string;
  onChange: (value: string) => void;
  /** Of the last attempt. */
  error: unknown;
  missing: boolean;
}

/** What confirms a change: the present password, of those who have one. */
export function PresentPassword({ account, value, onChange, error, missing }: PresentPasswordProps) {
  const { common, settings } = useText();
  if (!account.hasPassword) return null;
  return (
    <>
      {/* Tells password managers whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={account.userId} readOnly hidden />
      <PasswordInput
        label={settings.presentPassword} value={value} onChange={onChange} autoComplete="current-password"
        problem={missing && value === '' ? common.needed : isRefused(error) ? settings.wrongPassword : null}
      />
    </>
  );
}

interface ConfirmationProblemProps {
  account: OwnAccount;
  error: unknown;
  /** Where to come back to after another log-in. */
  place: string;
}

/** Why a confirmed change failed, unless the password's field says so; who has none may have to log in once more. */
export function ConfirmationProblem({ account, error, place }: ConfirmationProblemProps) {
  const { auth, settings } = useText();
  const problem = useProblem();
  if (!error || (account.hasPassword && isRefused(error))) return null;
  if (!isRefused(error)) return <Alert severity="error">{problem(error)}</Alert>;
  return (
    <Alert
      severity="info"
      action={<Button component={Link} to={`/login?again=1&next=${encodeURIComponent(place)}`} color="inherit">{settings.logInAgain}</Button>}
    >
      {auth.logInAgainWhy}
    </Alert>
  );
}
