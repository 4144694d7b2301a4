import { plural } from '#language/plural.ts';

/** How often something is so. */
export type Reason = { readonly words: string; readonly count: number };

/** Each text with how often it occurs, the most frequent first; beyond `most` the rest is one line. */
export function countReasons(texts: readonly string[], most = 6): readonly Reason[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const all = [...counts]
    .map(([words, count]) => ({ words, count }))
    .sort((a, b) => b.count - a.count || a.words.localeCompare(b.words));
  if (all.length <= most) return all;
  const rest = all.slice(most - 1);
  const count = rest.reduce((sum, reason) => sum + reason.count, 0);
  return [
    ...all.slice(0, most - 1),
    { words: plural(rest.length, ['# other reason', '# other reasons']), count },
  ];
}
