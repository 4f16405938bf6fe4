import MovieOutlined from '@mui/icons-material/MovieOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useFormat } from '../../lib/i18n';
import { countCharacters } from '../../lib/text';
import { titleFromName } from './file-check';
import type { UploadJob } from './upload-controller';

const maxTitle = 100;
const maxDescription = 5000;


interface DetailsFormProps {
  file: File;
  onUpload: (job: UploadJob) => void;
  onBack: () => void;
}

export function DetailsForm({ file, onUpload, onBack }: DetailsFormProps) {
  const format = useFormat();
  const [title, setTitle] = useState(() => titleFromName(file.name));
  const [description, setDescription] = useState('');
  const titleLength = countCharacters(title.trim());
  const titleProblem =
    titleLength === 0 ? 'A title is needed.' : titleLength > maxTitle ? `At most ${maxTitle} characters.` : null;
  const descriptionLength = countCharacters(description);
  const descriptionProblem = descriptionLength > maxDescription ? `At most ${maxDescription} characters.` : null;

  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!titleProblem && !descriptionProblem) onUpload({ file, title: title.trim(), description });
      }}
      sx={{ display: 'grid', gap: 3 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, p: 2, borderRadius: '14px', bgcolor: 'action.hover' }}>
        <MovieOutlined color="primary" aria-hidden />
        <Box sx={{ minWidth: 0 }}>
          <Typography noWrap sx={{ fontWeight: 600 }}>{file.name}</Typography>
          <Typography variant="body2" color="textSecondary">{format.bytes(file.size)}</Typography>
        </Box>
      </Box>
      <TextField
        label="Title" value={title} required autoFocus fullWidth error={titleProblem !== null}
        helperText={titleProblem ?? `${titleLength} of ${maxTitle}`} onChange={(event) => setTitle(event.target.value)}
      />
      <TextField
        label="Description" value={description} fullWidth multiline minRows={4} maxRows={12}
        error={descriptionProblem !== null} onChange={(event) => setDescription(event.target.value)}
        helperText={descriptionProblem ?? 'What is it about? Line breaks stay, links can be followed.'}
      />
      <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'flex-end' }}>
        <Button color="inherit" onClick={onBack}>Choose another file</Button>
        <Button type="submit" variant="contained" disabled={titleProblem !== null || descriptionProblem !== null}>
          Upload
        </Button>
      </Box>
    </Box>
  );
}
