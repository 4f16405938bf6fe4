import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { Avatar } from '../../components/avatar';
import { Panel } from '../../components/panel';
import { useToast } from '../../components/toast';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { keepOwnAccount, type OwnAccount } from '../../lib/own-account';
import { useProblem } from '../../lib/problem';

const CropDialog = lazy(() => import('./crop-dialog'));

/** One's picture: another one, cut as one likes, or none. */
export function PicturePanel({ account }: { account: OwnAccount }) {
  const { api, session } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  const { settings } = useText();
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const removal = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/user/picture')),
    onSuccess: () => {
      keepOwnAccount(queries, session, { ...account, profilePictureUrl: '' });
      toast(settings.pictureRemoved);
    },
  });
  return (
    <Panel title={settings.picture} about={settings.pictureAbout}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2.5 }}>
        <Avatar person={account} size={96} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <input
            ref={chooser} type="file" hidden accept="image/jpeg,image/png,image/webp" aria-label={settings.choosePicture}
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              // The same file can be chosen again.
              event.target.value = '';
            }}
          />
          <Button variant="contained" onClick={() => chooser.current?.click()}>{settings.choosePicture}</Button>
          {account.profilePictureUrl !== '' && (
            <Button color="inherit" loading={removal.isPending} onClick={() => removal.mutate()}>{settings.removePicture}</Button>
          )}
        </Box>
      </Box>
      {removal.isError && <Alert severity="error" sx={{ mt: 2 }}>{problem(removal.error)}</Alert>}
      {file && (
        <Suspense fallback={null}>
          <CropDialog
            file={file}
            onClose={() => setFile(null)}
            onStored={(profilePictureUrl) => {
              keepOwnAccount(queries, session, { ...account, profilePictureUrl });
              setFile(null);
              toast(settings.pictureStored);
            }}
          />
        </Suspense>
      )}
    </Panel>
  );
}
