/** Each dark enough for white letters (4.5:1 or more). */
const colours = ['#b23a0a', '#8a5a00', '#4f6b12', '#1f7346', '#0f7173', '#1a66a8', '#4957b8', '#7a48ad', '#a03a86', '#ad3451', '#6b5446', '#4b6070'];

/** A colour for someone without a picture: always the same one for a user id, however it is written. */
export function personColour(userId: string): string {
  let sum = 0;
  for (const character of userId.toLowerCase()) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return colours[sum % colours.length] ?? '#6b5446';
}
