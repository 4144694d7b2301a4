import type { ResultRow } from '#core/result-column.ts';
import { codesInWords, numberIn, textIn } from './cells.ts';

/** Why a row has no VO2peak. A row keeps no reason of its own for that; the test's page does. */
export function whyNoPeak(): string {
  return 'no VO2peak';
}

/** Why a row has no VT1 or VT2. */
export function whyNoThreshold(which: 'vt1' | 'vt2'): (row: ResultRow) => string {
  return (row) => {
    const impossible = textIn(row, 'thresholds_impossible');
    if (impossible !== undefined) return `no thresholds possible: ${codesInWords(impossible)}`;
    return textIn(row, `${which}_reason`) ?? `no ${which.toUpperCase()}`;
  };
}

/** Why VO2peak per kilogram is missing. */
export function whyNotPerKg(row: ResultRow): string {
  if (numberIn(row, 'vo2peak_ml_min') === undefined) return whyNoPeak();
  return 'no body mass';
}

const facts = [
  ['sex', 'sex'],
  ['age_y', 'age'],
  ['body_mass_kg', 'body mass'],
  ['height_cm', 'height'],
] as const;

/** Why a share of a predicted value is missing: what the equation needs to know, or that it was not made for the subject. */
export function whyNotPredicted(column: string, needed: readonly (typeof facts)[number][0][]) {
  return (row: ResultRow): string => {
    if (numberIn(row, column) === undefined) return 'not measured';
    const missing = facts.filter(([name]) => needed.includes(name) && row[name] === undefined);
    if (missing.length > 0) return `no ${missing.map(([, word]) => word).join(', ')}`;
    return 'the equation was not made for this subject';
  };
}

/** Why a number that needs the cart's own channel is missing. */
export function whyNotMeasured(word: string): () => string {
  return () => `no ${word} in the file`;
}

/** Why a slope or the like is missing: no thresholds, or what the test's page says. */
export function whyNoMetric(row: ResultRow): string {
  if (numberIn(row, 'vo2peak_ml_min') === undefined) return whyNoPeak();
  const impossible = textIn(row, 'thresholds_impossible');
  if (impossible !== undefined) return `no rising part: ${codesInWords(impossible)}`;
  return 'the test does not allow it (its page says why)';
}
