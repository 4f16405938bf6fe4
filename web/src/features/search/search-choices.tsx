import History from '@mui/icons-material/HistoryOutlined';
import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useText } from '../../lib/i18n';

interface SearchChoicesProps {
  id: string;
  open: boolean;
  label: string;
  choices: readonly string[];
  /** Index of the one that Enter takes; −1: none. */
  active: number;
  onChoose: (words: string) => void;
  /** Given for what was searched before. */
  onForget?: () => void;
}

/** The list below the search box. The focus stays in the box. */
export function SearchChoices({ id, open, label, choices, active, onChoose, onForget }: SearchChoicesProps) {
  const { search } = useText();
  const Icon = onForget ? History : Search;
  return (
    <Box
      sx={{
        display: open ? 'block' : 'none', position: 'absolute', insetInline: 0, top: 'calc(100% + 6px)', zIndex: 1, py: 1, overflow: 'hidden',
        borderRadius: '16px', border: '1px solid', borderColor: 'divider', bgcolor: 'background.paper', boxShadow: 8,
      }}
    >
      <Box component="ul" role="listbox" id={id} aria-label={label} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {choices.map((words, index) => (
          <Box
            key={words} component="li" role="option" id={`${id}-${index}`} aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(words)}
            sx={{
              display: 'flex', alignItems: 'center', gap: 1.75, px: 2, minHeight: 40, cursor: 'pointer',
              '&:hover': { bgcolor: 'action.hover' }, '&[aria-selected=true]': { bgcolor: 'action.selected' },
              '& svg': { fontSize: 20, color: 'text.secondary' },
            }}
          >
            <Icon aria-hidden />
            <Box component="span" dir="auto" sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
              {words}
            </Box>
          </Box>
        ))}
      </Box>
      {onForget && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', px: 1, pt: 0.5 }}>
          <Button size="small" color="inherit" onClick={onForget}>{search.forgetRecent}</Button>
        </Box>
      )}
    </Box>
  );
}
