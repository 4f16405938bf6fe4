import ArrowBack from '@mui/icons-material/ArrowBack';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useText } from '../../lib/i18n';
import type { Section, SectionId } from './sections';

const mirrored = { '[dir="rtl"] &': { transform: 'scaleX(-1)' } } as const;

interface SectionListProps {
  sections: readonly Section[];
  chosen: SectionId | undefined;
  /** With a line about each: where the list is the whole page. */
  rich: boolean;
}

export function SectionList({ sections, chosen, rich }: SectionListProps) {
  const { app, settings } = useText();
  return (
    <Box component="nav" aria-label={settings.title} sx={{ position: { md: 'sticky' }, top: 88 }}>
      <Box component="ul" sx={{ display: 'grid', gap: rich ? 1 : 0.25, m: 0, p: 0, listStyle: 'none' }}>
        {sections.map(({ id, icon: Icon }) => (
          <li key={id}>
            <Box
              component={Link} to={`/settings/${id}`} aria-current={id === chosen ? 'page' : undefined}
              sx={{
                display: 'flex', alignItems: 'center', gap: 2, px: 2, minHeight: rich ? 68 : 44, borderRadius: '12px', color: 'text.primary',
                textDecoration: 'none', border: rich ? '1px solid' : 0, borderColor: 'divider', '&:hover': { bgcolor: 'action.hover' },
                '&[aria-current]': { bgcolor: 'action.selected', fontWeight: 650 }, '&[aria-current] svg': { color: 'primary.main' },
              }}
            >
              <Icon aria-hidden sx={{ fontSize: 22, color: 'text.secondary' }} />
              <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                {settings.sections[id]}
                {rich && <Box component="span" sx={{ display: 'block', fontSize: '0.85rem', color: 'text.secondary' }}>{settings.sectionsAbout[id]}</Box>}
              </Box>
              {rich && <ChevronRight aria-hidden sx={{ color: 'text.secondary', ...mirrored }} />}
            </Box>
          </li>
        ))}
      </Box>
      {rich && (
        <Box sx={{ display: 'flex', gap: 3, px: 2, pt: 3 }}>
          {(['about', 'terms'] as const).map((page) => (
            <Box key={page} component={Link} to={`/${page}`} sx={{ color: 'text.secondary', py: 1 }}>{app[page]}</Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

export function BackToSettings() {
  const { settings } = useText();
  return (
    <Button component={Link} to="/settings" color="inherit" startIcon={<ArrowBack sx={mirrored} />} sx={{ mb: 1, marginInlineStart: -1.5, px: 1.5 }}>
      {settings.title}
    </Button>
  );
}
