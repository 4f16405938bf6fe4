/** Characters as the server counts them: Unicode code points. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}

/** The first `most` characters; none is cut in half. */
export function cutText(text: string, most: number): string {
  return Array.from(text).slice(0, most).join('');
}
