import Close from '@mui/icons-material/Close';
import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useText } from '../../lib/i18n';
import { forgetSearches, rememberSearch, useRecentSearches } from './recent-searches';
import { SearchChoices } from './search-choices';
import { useSuggestions } from './use-suggestions';

const field = {
  display: 'flex', alignItems: 'center', height: 42, paddingInlineStart: 2, borderRadius: '999px', border: '1px solid',
  borderColor: 'divider', bgcolor: 'background.paper',
  '&:focus-within': { borderColor: 'primary.main', boxShadow: '0 0 0 1px var(--mui-palette-primary-main)' },
  '& input': { flex: 1, minWidth: 0, border: 0, outline: 'none', bgcolor: 'transparent', color: 'text.primary', font: 'inherit', fontSize: '1rem' },
  '& input::placeholder': { color: 'text.secondary', opacity: 1 },
} as const;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** What is searched for on the results page, else nothing. */
function useSearchedWords(): string {
  const { pathname, search } = useLocation();
  return pathname === '/search' ? new URLSearchParams(search).get('q') ?? '' : '';
}

/** Calls `focus` at `/`, as people know it from elsewhere. */
function useSlash(focus: () => void): void {
  const go = useEffectEvent(focus);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      go();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

interface SearchBoxProps {
  /** Focused at once, for a box that was asked for. */
  eager?: boolean;
  /** After a search, and when the box is left by Escape. */
  onDone?: () => void;
}

/** Where one types what to look for: a combobox with suggestions, or with what was searched before while it is empty. */
export function SearchBox({ eager = false, onDone }: SearchBoxProps) {
  const { search } = useText();
  const navigate = useNavigate();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const searched = useSearchedWords();
  const [shown, setShown] = useState(searched);
  const [words, setWords] = useState(searched);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(words);
  const recent = useRecentSearches();
  const isEmpty = words.trim() === '';
  const choices = isEmpty ? recent : suggestions;
  const isOpen = open && choices.length > 0;
  useSlash(() => input.current?.focus());
  useEffect(() => {
    if (eager) input.current?.focus();
  }, [eager]);
  if (shown !== searched) {
    setShown(searched);
    setWords(searched);
  }

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const go = (wanted: string) => {
    const asked = wanted.trim();
    close();
    if (asked === '') return;
    setWords(asked);
    rememberSearch(asked);
    void navigate(`/search?${new URLSearchParams({ q: asked }).toString()}`);
    onDone?.();
  };
  const move = (step: number) => {
    setOpen(true);
    // −1 is the text itself.
    setActive((before) => (before + 1 + step + choices.length + 1) % (choices.length + 1) - 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (isOpen) close();
      else onDone?.();
    } else if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else return;
    event.preventDefault();
  };
  return (
    <Box
      component="form" role="search"
      onSubmit={(event) => {
        event.preventDefault();
        go(choices[isOpen ? active : -1] ?? words);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) close();
      }}
      sx={{ position: 'relative', width: 1 }}
    >
      <Box sx={field}>
        <input
          ref={input} type="text" role="combobox" dir="auto" enterKeyHint="search" autoComplete="off" spellCheck="false" maxLength={500}
          aria-label={search.placeholder} placeholder={search.placeholder} aria-autocomplete="list" aria-expanded={isOpen} aria-controls={listId}
          aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setActive(-1);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)} onClick={() => setOpen(true)} onKeyDown={onKeyDown}
        />
        {!isEmpty && (
          <IconButton
            aria-label={search.clear} size="small"
            onClick={() => {
              setWords('');
              setOpen(true);
              input.current?.focus();
            }}
          >
            <Close fontSize="small" />
          </IconButton>
        )}
        <IconButton type="submit" aria-label={search.search} sx={{ height: 40, px: 1.75, borderRadius: '999px' }}><Search /></IconButton>
      </Box>
      <SearchChoices
        id={listId} open={isOpen} label={isEmpty ? search.recent : search.suggestions} choices={choices} active={active} onChoose={go}
        {...(isEmpty && { onForget: forgetSearches })}
      />
    </Box>
  );
}
