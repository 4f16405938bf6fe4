import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import mark from '../components/mark.svg';
import { useUpload } from '../features/upload/upload-context';
import { useServices } from '../lib/app-context';
import { AccountMenu } from './account-menu';
import { ColorModeButton } from './color-mode-button';

/** To the upload page; shows how far a running upload is. */
function UploadLink() {
  const { state } = useUpload();
  const percent = state.phase === 'sending' ? Math.floor((state.sent / state.job.file.size) * 100) : null;
  return (
    <Button
      component={Link} to="/upload" variant="contained" startIcon={<Add />}
      aria-label={percent === null ? 'Upload' : `Upload, ${percent} percent sent`}
      sx={{ px: { xs: 1.5, sm: 2.25 }, minWidth: 0, '& .MuiButton-startIcon': { mr: { xs: percent === null ? 0 : 0.5, sm: 0.75 } } }}
    >
      {percent === null ? <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>Upload</Box> : `${percent} %`}
    </Button>
  );
}

export function TopBar() {
  const { config } = useServices();
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky', top: 0, zIndex: 'appBar', borderBottom: '1px solid', borderColor: 'divider',
        bgcolor: 'background.default',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: { xs: 0.75, sm: 1.5 }, maxWidth: 1680, mx: 'auto', height: 64, px: { xs: 2, sm: 3, lg: 4 } }}>
        <Box
          component={Link} to="/"
          sx={{
            display: 'flex', alignItems: 'center', gap: 1.1, mr: 'auto', minWidth: 0, color: 'text.primary', textDecoration: 'none',
            fontSize: '1.25rem', fontWeight: 750, letterSpacing: '-0.03em', borderRadius: 2,
          }}
        >
          <Box component="img" src={mark} alt="" sx={{ width: 30, height: 30 }} />
          <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{config.instanceName}</Box>
        </Box>
        <ColorModeButton />
        <UploadLink />
        <AccountMenu />
      </Box>
    </Box>
  );
}
