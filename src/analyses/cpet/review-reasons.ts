import type { ResultRow } from '#core/result-column.ts';

/**
 * Why a person should look at a test before relying on it, in words, from its row; empty where nothing asks for it:
 * no peak, no thresholds possible, a grade of C or D, or a threshold on which the methods agree badly or not at all.
 */
export function reviewReasons(row: ResultRow): readonly string[] {
  const impossible = codesIn(row['thresholds_impossible']);
  return [
    ...(row['vo2peak_ml_min'] === undefined ? ['no VO2peak'] : []),
    ...(impossible.length > 0 ? [`no thresholds possible: ${inWords(impossible)}`] : []),
    ...poorGrade(row, impossible),
    ...['VT1', 'VT2'].flatMap((which) => doubtfulThreshold(which, row[`${which.toLowerCase()}_confidence`])),
  ];
}

function poorGrade(
  { quality, quality_reasons: reasons }: ResultRow,
  said: readonly string[],
): readonly string[] {
  if (quality !== 'C' && quality !== 'D') return [];
  const others = codesIn(reasons).filter((code) => !said.includes(code));
  return [others.length === 0 ? `quality ${quality}` : `quality ${quality}: ${inWords(others)}`];
}

function doubtfulThreshold(which: string, confidence: unknown): readonly string[] {
  if (confidence === 'indeterminate')
    return [`${which} indeterminate: no method convinces, or they contradict`];
  return confidence === 'low' ? [`${which} rests on one method`] : [];
}

function codesIn(cell: unknown): readonly string[] {
  return typeof cell === 'string' && cell !== '' ? cell.split(' ') : [];
}

/** Codes are written to be read: "starts-high" → "starts high". */
function inWords(codes: readonly string[]): string {
  return codes.map((code) => code.replaceAll('-', ' ')).join(', ');
}
