import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useToast } from '../../components/toast';
import { TypedConfirmDialog } from '../../components/typed-confirm-dialog';
import { answerOf, ApiError } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import type { OwnAccount } from '../../lib/own-account';
import { ConfirmationProblem, PresentPassword } from './confirmation';

/** Says what goes with the account, and asks for its name and its password. */
export default function DeleteAccountDialog({ account, onClose }: { account: OwnAccount; onClose: () => void }) {
  const { api, session } = useServices();
  const { settings, common } = useText();
  const format = useFormat();
  const toast = useToast();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const gone = useRef(false);
  const deletion = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/user', { body: { password: account.hasPassword ? password : null } })),
    onSuccess: () => {
      gone.current = true;
      toast(settings.accountDeleted);
      void navigate('/', { replace: true });
    },
  });
  // The session ends when this page is left: a guest would be sent from here to the log-in.
  useEffect(() => () => {
    if (gone.current) session.logOut();
  }, [session]);
  const onlyAdmin = deletion.error instanceof ApiError && deletion.error.status === 409;
  const { videos, bytes } = account.usage;
  return (
    <TypedConfirmDialog
      title={settings.deleteAccountTitle} word={account.userId} confirmLabel={settings.deleteAccount} busy={deletion.isPending}
      ready={!account.hasPassword || password !== ''}
      fields={<PresentPassword account={account} value={password} onChange={setPassword} error={deletion.error} missing={false} />}
      problem={onlyAdmin ? settings.lastAdmin : null}
      onConfirm={() => deletion.mutate()} onClose={onClose}
    >
      {settings.deleteAccountWhat}
      <ul>
        <li>{common.videos(videos)} ({format.bytes(bytes)})</li>
        {settings.deleteAccountList.split('\n').map((line) => <li key={line}>{line}</li>)}
      </ul>
      {!onlyAdmin && <ConfirmationProblem account={account} error={deletion.error} place="/settings/privacy" />}
    </TypedConfirmDialog>
  );
}
