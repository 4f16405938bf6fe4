import Autocomplete from '@mui/material/Autocomplete';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { spokenLanguages, useVocabulary, videoChoices } from '../../lib/vocabulary';

interface ChoiceFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** What is chosen already is offered even while the list is on its way. */
function offered(list: readonly string[] | undefined, value: string): string[] {
  return [...new Set([...(list ?? []), ...(value === '' ? [] : [value])])];
}

function WordField({ label, value, words, say, onChange }: ChoiceFieldProps & {
  label: string;
  words: readonly string[];
  say: (word: string) => string;
}) {
  const { details } = useText();
  const sorted = useMemo(() => [...words].sort((first, second) => say(first).localeCompare(say(second))), [words, say]);
  return (
    <TextField
      select label={label} value={value} fullWidth onChange={(event) => onChange(event.target.value)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{details.notSaid}</MenuItem>
      {sorted.map((word) => <MenuItem key={word} value={word}>{say(word)}</MenuItem>)}
    </TextField>
  );
}

export function CategoryField({ value, onChange }: ChoiceFieldProps) {
  const { api } = useServices();
  const { details } = useText();
  const { category } = useVocabulary();
  const { data } = useQuery(videoChoices(api));
  return <WordField label={details.category} value={value} words={offered(data?.categories, value)} say={category} onChange={onChange} />;
}

export function LicenceField({ value, onChange }: ChoiceFieldProps) {
  const { api } = useServices();
  const { details } = useText();
  const { licence } = useVocabulary();
  const { data } = useQuery(videoChoices(api));
  return <WordField label={details.licence} value={value} words={offered(data?.licences, value)} say={licence} onChange={onChange} />;
}

/** What is spoken in the video: found by typing, there are many. */
export function LanguageField({ value, onChange }: ChoiceFieldProps) {
  const { details } = useText();
  const { spoken } = useVocabulary();
  const options = useMemo(
    () => offered(spokenLanguages, value).sort((first, second) => spoken(first).localeCompare(spoken(second))),
    [value, spoken],
  );
  return (
    <Autocomplete
      options={options} value={value === '' ? null : value} getOptionLabel={spoken} onChange={(_, chosen) => onChange(chosen ?? '')}
      openText={details.open} clearText={details.clear} closeText={details.close} noOptionsText={details.noSuchLanguage} autoHighlight
      renderInput={(parameters) => <TextField {...parameters} label={details.language} />}
    />
  );
}
