/**
 * How many letters must be put in, left out or replaced to make one text the other (Levenshtein 1966, Soviet Physics
 * Doklady 10:707); `most` + 1 where it is more than that.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (before[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > most) return most + 1;
    before = row;
  }
  return Math.min(before[other.length] ?? most + 1, most + 1);
}

/** Whether `within` holds `sought`, up to this many wrong letters. */
export function holdsNearly(within: string, sought: string, most: number): boolean {
  if (within.includes(sought)) return true;
  if (most === 0) return false;
  // Sellers' variant of the distance: it may begin anywhere.
  let before = Array.from({ length: within.length + 1 }, () => 0);
  for (let i = 1; i <= sought.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= within.length; j += 1) {
      const replaced = (before[j - 1] ?? 0) + (sought[i - 1] === within[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return Math.min(...before) <= most;
}
