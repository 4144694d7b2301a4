/** Longest name of a laboratory, in UTF-16 units. */
const longestName = 80;

/**
 * A laboratory's name as it may stand in reports: one line, no control characters and none that turn the direction
 * of writing, at most 80 characters; "laboratory" where nothing is left.
 */
export function conventionName(text: string): string {
  const plain = text
    .slice(0, 10 * longestName)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  let name = '';
  for (const character of plain) {
    if (name.length + character.length > longestName) break;
    name += character;
  }
  return name.trim() || 'laboratory';
}
