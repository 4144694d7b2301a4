/**
 * How many letters must be put in, left out or replaced to make one text the other (Levenshtein 1966, Soviet Physics
 * Doklady 10:707); `most` + 1 where it is more than that.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  const { length } = other;
  if (row.length <= length) row = new Uint16Array(2 * length);
  for (let j = 0; j <= length; j += 1) row[j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    const sign = one.charCodeAt(i - 1);
    // What stood to the left in the row before, and what stands to the left in this one.
    let [above, left, least] = [i - 1, i, i];
    row[0] = i;
    for (let j = 1; j <= length; j += 1) {
      const replaced = above + (sign === other.charCodeAt(j - 1) ? 0 : 1);
      above = row[j] ?? 0;
      left = Math.min(replaced, above + 1, left + 1);
      row[j] = left;
      if (left < least) least = left;
    }
    if (least > most) return most + 1;
  }
  return Math.min(row[length] ?? 0, most + 1);
}

/** One for all: a page asks a hundred thousand times. */
let row = new Uint16Array(64);

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
