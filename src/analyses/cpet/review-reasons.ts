import type { ResultRow } from '#core/result-column.ts';

/**
 * Why a person should look at a test before relying on it, in words, from its row; empty where nothing asks for it:
 * no peak, no thresholds possible, a grade of C or D, or a threshold on which the methods agree badly or not at all.
 */
export function reviewReasons(row: ResultRow): readonly string[] {
  const impossible = codesIn(row['thresholds_impossible']);
  return [
    ...(row['vo2peak_ml_min'] === undefined ? ['no VO2peak'] : []),
    ...(impossible.length > 0 ? [`no thresholds: ${inWords(impossible)}`] : []),
    ...poorGrade(row, impossible),
    ...['VT1', 'VT2'].flatMap((which) => doubtfulThreshold(which, row)),
  ];
}

function poorGrade(
  { quality, quality_reasons: reasons }: ResultRow,
  said: readonly string[],
): readonly string[] {
  if (quality !== 'C' && quality !== 'D') return [];
  const others = codesIn(reasons).filter((code) => !said.includes(code));
  if (others.length > 0) return [`quality ${quality}: ${inWords(others)}`];
  return said.length > 0 ? [] : [`quality ${quality}`];
}

function doubtfulThreshold(which: string, row: ResultRow): readonly string[] {
  const name = which.toLowerCase();
  if (row[`${name}_confidence`] !== 'indeterminate') return [];
  const reason = row[`${name}_reason`];
  return [typeof reason === 'string' ? `${which} indeterminate: ${reason}` : `${which} indeterminate`];
}

function codesIn(cell: unknown): readonly string[] {
  return typeof cell === 'string' && cell !== '' ? cell.split(' ') : [];
}

/** Codes are written to be read: "no-vco2" → "no VCO2". */
function inWords(codes: readonly string[]): string {
  const quantities = /\b(vo2|vco2|co2|o2|rer|ve)\b/g;
  return codes
    .join(', ')
    .replaceAll('-', ' ')
    .replace(quantities, (word) => word.toUpperCase());
}
