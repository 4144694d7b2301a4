import { editDistance } from './edit-distance.ts';

/** The codes of a list that a misprinted one is nearest to, at most two signs off, in the list's order. */
export function nearestCodes(printed: string, codes: readonly string[]): readonly string[] {
  const plain = printed.replaceAll(',', '.').toUpperCase();
  for (const most of [1, 2]) {
    const near = codes.filter((code) => editDistance(code.toUpperCase(), plain, most) <= most);
    if (near.length > 0) return near;
  }
  return [];
}
