import type { PersonName } from '../finding.ts';
import type { Parsed } from './parsed.ts';

const suffixes = /^(JR|SR|II|III|IV|V|2ND|3RD)\.?$/i;

/** What stands where a name should, and is none. */
const noName = /^(N\/?A|NONE|UNKNOWN|_+|-+)$/i;

/**
 * "LAST, FIRST MIDDLE", with a suffix anywhere a form puts one, or "FIRST MIDDLE LAST" without a comma. A digit in it is
 * a misread letter, and on a picture so is an "l" among capitals: the name is kept as it was read, with a doubt.
 */
export function parseName(text: string, noisy = false): Parsed<PersonName> | undefined {
  const clean = text
    .replace(/\s+/g, ' ')
    .replace(/\s*,\s*/g, ', ')
    .replace(/[\s,;_]+$/, '')
    .trim();
  if (noName.test(clean) || clean.length > 80) return undefined;
  const parts = clean.split(', ').filter((part) => part !== '');
  const letters = clean.replace(/[^\p{L}]/gu, '').length;
  if (letters < 2 || letters < 0.6 * clean.replaceAll(' ', '').length) return undefined;
  const mended =
    (/[^\p{L}\p{M}\s,.'’`-]/u.test(clean) && !/\b(2nd|3rd)\b/i.test(clean)) ||
    (noisy && clean.split(/[\s,.'’`-]+/).some(isOfTwoCases));
  const suffix = parts.flatMap((part) => part.split(' ')).find((word, i) => i > 0 && suffixes.test(word));
  const withoutSuffix = parts
    .map((part, at) =>
      part
        .split(' ')
        .filter((word, i) => (at === 0 && i === 0) || !suffixes.test(word))
        .join(' '),
    )
    .filter((part) => part !== '');
  const [first = '', ...rest] = withoutSuffix;
  const end = suffix === undefined ? {} : { suffix: suffix.replace('.', '') };
  if (rest.length > 0) return { value: { family: first, given: rest.join(' '), ...end }, mended };
  const words = first.split(' ');
  const family = words.at(-1) ?? '';
  if (words.length < 2) return undefined;
  return { value: { family, given: words.slice(0, -1).join(' '), ...end }, mended };
}

/** "RlVER" and "AIex": one stroke of the other case, where nobody writes one. */
function isOfTwoCases(word: string): boolean {
  return /^(?=.*l)(?=.*\p{Lu})[\p{Lu}l]{3,}$/u.test(word) || /^\p{Lu}I\p{Ll}+$/u.test(word);
}
