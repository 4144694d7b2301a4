/**
 * The one place where characters that look alike on paper become the ones that people type, for text layers and
 * recognised pages alike, word by word:
 *
 * - every kind of blank becomes a blank, and what has no width or turns the reading direction goes;
 * - hyphens and the minus sign become "-"; dashes between words (en, em) stay;
 * - raised, leading and full-width dots within a word become "."; a dot that stands alone is a bullet and stays;
 * - a soft hyphen is a hyphen where a word ends or where capitals and digits meet ("FAA-H-8083"; word processors write
 *   it so), and nothing within a word of small letters or beside a dot, where it only allowed a break;
 * - ligatures and full-width Latin become plain letters.
 */
export function plainCharacters(text: string): string {
  // What is in plain ASCII is left alone, and that is nearly all.
  if (!/[^\x20-\x7e]/.test(text)) return text;
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are to go
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u200b-\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
      .replace(/\s/g, ' ')
      .replace(/[\ufb00-\ufb06\uff01-\uff5e]/g, (character) => character.normalize('NFKC'))
      .replace(/[\u2010\u2011\u2012\u2212\ufe63]/g, '-')
      .replace(
        /(?<=\S)[\u00b7\u2024\u2027\u2219\u22c5\u30fb]|[\u00b7\u2024\u2027\u2219\u22c5\u30fb](?=\S)/g,
        '.',
      )
      .replace(/\u00ad+(?=[A-Z0-9]|$| )/g, (_run, at: number, whole: string) =>
        at > 0 && !' .'.includes(whole.charAt(at - 1)) ? '-' : '',
      )
      .replace(/\u00ad/g, '')
  );
}
