/** Seconds of "90", "90s", "1m30s", "1h2m3s", "1:30", "1:02:03"; null for anything else. */
export function readTime(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  const byColons = /^(?:(\d+):)?(\d+):([0-5]\d)$/.exec(trimmed);
  const byLetters = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/.exec(trimmed);
  const found = trimmed === '' ? null : (byColons ?? byLetters);
  if (!found) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
