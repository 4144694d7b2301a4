import type { PersonName } from './finding.ts';

/** "SAMPLE, ALEX RIVER JR": as reports write it. */
export function nameInWords(name: Partial<PersonName>): string {
  const { family = '', given = '', suffix } = name;
  return [family, [given, suffix ?? ''].filter((part) => part !== '').join(' ')]
    .filter((part) => part !== '')
    .join(', ');
}

/** "Alex R. Sample Jr": first name, middle initial, last name, as endorsements write it. */
export function nameForEndorsement({ family, given, suffix }: PersonName): string {
  const [first = '', ...middle] = given.split(/\s+/);
  const initials = middle.map((name) => `${name.slice(0, 1).toUpperCase()}.`);
  return [capitalised(first), ...initials, capitalised(family), ...(suffix === undefined ? [] : [suffix])]
    .filter((part) => part !== '')
    .join(' ');
}

/** Names all in capitals become names; those with small letters know best. */
function capitalised(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(
      /(^|[\s\-'’])(\p{L})/gu,
      (_all, before: string, letter: string) => before + letter.toUpperCase(),
    );
}
