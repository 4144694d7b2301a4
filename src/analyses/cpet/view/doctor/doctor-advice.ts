import { adviceFor } from '../fault-advice.ts';

/** What to do about a fault where rows and columns can be assigned there and then. */
const here: Readonly<Record<string, string>> = {
  'unit-contradiction': 'Choose another unit for this column below, or leave the column out.',
  'no-time-column': 'Choose below which column holds the time; its cells must be numbers or times.',
  'no-vo2-column': 'Choose below which column holds VO2, and its unit.',
  'too-few-rows':
    'Look whether the first data stand in the row named below, and whether the time column is the right one.',
  'time-disordered': 'Another column may hold the time of the test: choose it below.',
};

/** What to do next in the doctor; undefined for a code that is not known. */
export function doctorAdvice(code: string): string | undefined {
  return here[code] ?? adviceFor(code);
}
