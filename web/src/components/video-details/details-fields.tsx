import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { countCharacters } from '../../lib/text';
import { useText } from '../../lib/i18n';
import { draftProblem, mostDescription, mostTitle, type VideoDraft } from '../../lib/video-details';
import { CategoryField, LanguageField, LicenceField } from './choice-fields';
import { TagsField } from './tags-field';
import { VisibilityField } from './visibility-field';
import { WarningsField } from './warnings-field';

interface DetailsFieldsProps {
  draft: VideoDraft;
  onChange: (part: Partial<VideoDraft>) => void;
  /** What moderators warn of. */
  moderatorWarnings: readonly string[];
}

/** Everything that an owner says of a video. */
export function DetailsFields({ draft, onChange, moderatorWarnings }: DetailsFieldsProps) {
  const { common, details } = useText();
  const problem = draftProblem(draft);
  const titleProblem = problem === 'titleNeeded' ? details.titleNeeded : problem === 'titleTooLong' ? common.tooLong(mostTitle) : null;
  const descriptionLength = countCharacters(draft.description);
  const tooLong = descriptionLength > mostDescription;
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <TextField
        label={details.title} value={draft.title} required fullWidth error={titleProblem !== null}
        helperText={titleProblem ?? common.charactersLeft(countCharacters(draft.title.trim()), mostTitle)}
        onChange={(event) => onChange({ title: event.target.value })}
        slotProps={{ htmlInput: { dir: 'auto' }, formHelperText: { sx: { textAlign: titleProblem ? 'start' : 'end' } } }}
      />
      <TextField
        label={details.description} value={draft.description} fullWidth multiline minRows={4} maxRows={14} error={tooLong}
        helperText={tooLong ? common.charactersLeft(descriptionLength, mostDescription) : details.descriptionHint}
        onChange={(event) => onChange({ description: event.target.value })} slotProps={{ htmlInput: { dir: 'auto' } }}
      />
      <VisibilityField value={draft.visibility} onChange={(visibility) => onChange({ visibility })} />
      <TagsField tags={draft.tags} onChange={(tags) => onChange({ tags })} />
      <Box sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
        <CategoryField value={draft.category} onChange={(category) => onChange({ category })} />
        <LanguageField value={draft.language} onChange={(language) => onChange({ language })} />
        <Box sx={{ gridColumn: '1 / -1' }}>
          <LicenceField value={draft.licence} onChange={(licence) => onChange({ licence })} />
        </Box>
      </Box>
      <WarningsField
        label={details.warnings} hint={details.warningsHint} value={draft.contentWarnings} onChange={(contentWarnings) => onChange({ contentWarnings })}
        fixed={moderatorWarnings} fixedBy={details.byModerators}
      />
    </Box>
  );
}
