import { signed } from '#language/numbers.ts';

/** "−12 to +40". */
export function signedRange(low: number, high: number, digits: number): string {
  return `${signed(low, digits)} to ${signed(high, digits)}`;
}
