import { groupDigits } from './group-digits.ts';

/** Which of the sentences a count takes: what the catalogue of the language in use says, English where none is. */
type PluralRule = (count: number) => number;

const english: PluralRule = (count) => (count === 1 ? 0 : 1);

/**
 * A whole sentence that depends on a count: `plural(3, ['# file', '# files'])` is "3 files". The compiler puts the
 * sentences and the rule of the language in use in the place of the English ones, so both must stand here as they are,
 * without anything put together.
 *
 * @param count what is counted, no unit; may be 0
 * @param sentences for one and for many; `#` is the count in digits, `{name}` the value of that name
 * @param values what stands in the braces
 */
export function plural(
  count: number,
  sentences: readonly string[],
  values: Readonly<Record<string, string | number>> = {},
  rule: PluralRule = english,
): string {
  const sentence = sentences[rule(count)] ?? sentences.at(-1) ?? '';
  return sentence.replaceAll(/#|\{(\w+)\}/g, (place, name: string | undefined) =>
    name === undefined ? groupDigits(count) : String(values[name] ?? place),
  );
}
