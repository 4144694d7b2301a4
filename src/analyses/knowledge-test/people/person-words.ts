import { nameInWords } from '../field-words.ts';
import type { Person } from './persons.ts';

/** Whether people are called by their names or by their pseudonyms. */
export type Naming = 'names' | 'pseudonyms';

/** "SAMPLE, ALEX RIVER" or "Student 07"; who shows no name is called by the pseudonym in both. */
export function personInWords({ name, pseudonym }: Person, naming: Naming): string {
  return naming === 'names' && name !== undefined ? nameInWords(name) : pseudonym;
}

/** "C•••0001": enough to tell two apart, not enough to be used. */
export function maskedFtn(ftn: string): string {
  return `${ftn.slice(0, 1)}${'•'.repeat(Math.max(0, ftn.length - 4))}${ftn.slice(-3)}`;
}
