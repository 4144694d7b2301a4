import type { Dice } from '../dice.ts';
import { fromLatin, toLatin } from './latin.ts';
import { oddTexts, type Mutation } from './mutation.ts';

/** Where tags stand, from `<` to behind `>`. */
function tagAt(text: string, dice: Dice): readonly [from: number, to: number] {
  const start = text.indexOf('<', dice.below(text.length));
  const from = start < 0 ? text.lastIndexOf('<') : start;
  const end = text.indexOf('>', from);
  return [Math.max(0, from), end < 0 ? text.length : end + 1];
}

const laughs =
  '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';

/** The same text with one change; of a part of a workbook as well as of a whole file. */
export function changeXml(text: string, dice: Dice): string {
  const [from, to] = tagAt(text, dice);
  const tag = text.slice(from, to);
  const withTag = (other: string) => text.slice(0, from) + other + text.slice(to);
  switch (dice.below(11)) {
    case 0:
      return withTag('');
    case 1:
      return withTag(tag + tag);
    case 2:
      return withTag(tag.slice(0, -1));
    case 3:
      return withTag(tag.replace(/="[^"]*"/, () => `="${dice.pick(oddTexts)}"`));
    case 4:
      return withTag(
        tag.replace(/="\d+"/, () => `="${dice.pick(['0', '-1', '16385', '2000000000', '1e9', '007'])}"`),
      );
    case 5:
      return withTag(tag.replace(/\s\S+="[^"]*"/, ''));
    case 6:
      return withTag(tag + '<a>'.repeat(dice.pick([1, 100, 5000])));
    case 7:
      return text.replace(/\?>/, () => `?>${laughs}`);
    case 8:
      return withTag(
        `${tag}${dice.pick(['&c;', '&amp', '&#x0;', '&#55296;', '<![CDATA[', ']]>', '<!--', '-->'])}`,
      );
    case 9: {
      // The value between two tags.
      const end = text.indexOf('<', to);
      return end < 0 ? text : text.slice(0, to) + dice.pick(oddTexts) + text.slice(end);
    }
    default:
      return text.slice(0, from) + text.slice(text.indexOf('<', from + dice.below(5000) + 1));
  }
}

export const xmlMutations: readonly Mutation[] = [
  { name: 'change XML', apply: (bytes, dice) => fromLatin(changeXml(toLatin(bytes), dice)) },
  {
    name: 'change XML in several places',
    apply: (bytes, dice) => {
      let text = toLatin(bytes);
      for (let left = 2 + dice.below(8); left > 0; left -= 1) text = changeXml(text, dice);
      return fromLatin(text.slice(0, 3_000_000));
    },
  },
];
