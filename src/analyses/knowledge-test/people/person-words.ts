import { nameInWords } from '../field-words.ts';
import type { Person } from './persons.ts';

/** Whether people are called by their names or by their pseudonyms. */
export type Naming = 'names' | 'pseudonyms';

/** "SAMPLE, ALEX RIVER" or "Student 07"; who shows no name is called by the pseudonym in both. */
export function personInWords({ name, pseudonym }: Person, naming: Naming): string {
  return naming === 'names' && name !== undefined ? nameInWords(name) : pseudonym;
}

/** "Student 01, 03, 07": those of these people, in their order. */
export function pseudonymsInWords(people: readonly Pick<Person, 'pseudonym'>[]): string {
  return people
    .map(({ pseudonym }, place) => (place === 0 ? pseudonym : pseudonym.replace('Student ', '')))
    .join(', ');
}

/** "C•••••01": enough to tell a few apart, not enough to be used. An FTN, or an exam's id. */
export function maskedNumber(number: string): string {
  return number.length < 6
    ? '•'.repeat(number.length)
    : `${number.slice(0, 1)}${'•'.repeat(number.length - 3)}${number.slice(-2)}`;
}
