import type { Citation } from './citation.ts';
import { missingOf, type Person, type Predicted } from './person.ts';

export type HrMaxEquationId = 'tanaka-2001' | 'gulati-2010' | 'friend-2018' | 'hunt-2013' | 'fox-1971';

/** A reference equation for maximal heart rate, 1/min. */
export type HrMaxEquation = {
  readonly id: HrMaxEquationId;
  readonly title: string;
  readonly citation: Citation;
  readonly predictBpm: (person: Person) => Predicted;
};

/** intercept − slope · age, where the age is known. */
function falling(interceptBpm: number, bpmPerYear: number): (person: Person) => Predicted {
  return (person) =>
    person.ageY === undefined
      ? { reason: missingOf(person, ['ageY']) ?? 'needs age' }
      : { value: interceptBpm - bpmPerYear * person.ageY };
}

const gulati = falling(206, 0.88);

/** The equations in the order in which they are offered. */
export const hrMaxEquations: readonly HrMaxEquation[] = [
  {
    id: 'tanaka-2001',
    title: 'Tanaka 2001 (208 − 0.7 · age)',
    citation: { source: 'Tanaka, Monahan, Seals 2001, J Am Coll Cardiol 37:153', checked: 'two-sources' },
    predictBpm: falling(208, 0.7),
  },
  {
    id: 'gulati-2010',
    title: 'Gulati 2010, women (206 − 0.88 · age)',
    citation: { source: 'Gulati et al. 2010, Circulation 122:130', checked: 'two-sources' },
    predictBpm: (person) => {
      if (person.sex === undefined) return { reason: missingOf(person, ['sex', 'ageY']) ?? 'needs sex' };
      return person.sex === 'male' ? { reason: 'made for women' } : gulati(person);
    },
  },
  {
    id: 'friend-2018',
    title: 'FRIEND (209.3 − 0.72 · age)',
    citation: { source: 'Arena, Myers, Kaminsky 2016, FRIEND registry', checked: 'repository' },
    predictBpm: falling(209.3, 0.72),
  },
  {
    id: 'hunt-2013',
    title: 'HUNT 2013 (211 − 0.64 · age)',
    citation: { source: 'Nes et al. 2013, Scand J Med Sci Sports 23:697', checked: 'two-sources' },
    predictBpm: falling(211, 0.64),
  },
  {
    id: 'fox-1971',
    title: '220 − age',
    citation: { source: 'Fox, Naughton, Haskell 1971, Ann Clin Res 3:404', checked: 'two-sources' },
    predictBpm: falling(220, 1),
  },
];
