/** What a place of the navigation looks like, on the page and when one is there. */
export const navigationLink = {
  display: 'flex', alignItems: 'center', gap: 2, px: 2, minHeight: 44, borderRadius: '12px', color: 'text.primary',
  textDecoration: 'none', fontSize: '0.95rem',
  '&:hover': { bgcolor: 'action.hover' },
  '&.active': { bgcolor: 'action.selected', fontWeight: 650 },
  '& svg': { fontSize: 22, color: 'text.secondary' },
  '&.active svg': { color: 'primary.main' },
} as const;
