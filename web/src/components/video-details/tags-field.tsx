import Autocomplete from '@mui/material/Autocomplete';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useText } from '../../lib/i18n';
import { cutText } from '../../lib/text';
import { mostTag, mostTags } from '../../lib/video-details';

/** "#one, two" → two tags; each once, none too long, not too many. */
export function tagsFrom(typed: readonly string[]): string[] {
  const words = typed.flatMap((text) => text.split(/[,;\n]/)).map((word) => cutText(word.trim().replace(/^#+/, '').trim(), mostTag));
  const once = new Map(words.filter(Boolean).map((word) => [word.toLocaleLowerCase(), word]));
  return [...once.values()].slice(0, mostTags);
}

interface TagsFieldProps {
  tags: string[];
  onChange: (tags: string[]) => void;
}

/** Tags as chips: each ends with Enter or a comma. */
export function TagsField({ tags, onChange }: TagsFieldProps) {
  const { details } = useText();
  const [typed, setTyped] = useState('');
  const take = (more: string) => {
    onChange(tagsFrom([...tags, more]));
    setTyped('');
  };
  return (
    <Autocomplete
      multiple freeSolo options={[] as string[]} value={tags} inputValue={typed} clearText={details.clear}
      onChange={(_, all) => {
        onChange(tagsFrom(all));
        setTyped('');
      }}
      onInputChange={(_, text, reason) => {
        if (reason === 'input' && /[,;\n]/.test(text)) take(text);
        else if (reason === 'input') setTyped(text);
      }}
      onBlur={() => typed.trim() && take(typed)}
      renderValue={(all, itemProps) => all.map((tag, index) => {
        const { key, ...chip } = itemProps({ index });
        return <Chip key={key} size="small" label={<bdi>{tag}</bdi>} {...chip} />;
      })}
      renderInput={(parameters) => (
        <TextField {...parameters} label={details.tags} helperText={details.tagsHint(mostTags)} />
      )}
    />
  );
}
