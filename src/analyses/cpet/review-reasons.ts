import type { ResultRow } from '#core/result-column.ts';

/** Network and classical consensus further apart than this ask for a human, s. */
const largestDisagreementS = 60;

/**
 * Why a person should look at a test before relying on it, in words, from its row; empty where nothing asks for it:
 * no peak, no thresholds possible, a grade of C or D, a threshold that is not found, or one on which network and
 * classical methods differ.
 */
export function reviewReasons(row: ResultRow): readonly string[] {
  const impossible = codesIn(row['thresholds_impossible']);
  return [
    ...(row['vo2peak_ml_min'] === undefined ? ['no VO2peak'] : []),
    ...(impossible.length > 0 ? [`no thresholds: ${inWords(impossible)}`] : []),
    ...poorGrade(row, impossible),
    ...networkRefusal(row),
    ...['VT1', 'VT2'].flatMap((which) => [...missingThreshold(which, row), ...disagreement(which, row)]),
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

/** A test whose thresholds are impossible says so already. */
function networkRefusal({
  network_state: state,
  thresholds_impossible: impossible,
}: ResultRow): readonly string[] {
  const [first] = codesIn(state);
  if (first === undefined || first === 'answered' || codesIn(impossible).length > 0) return [];
  return [`the network does not answer: ${inWords([first])}`];
}

function missingThreshold(which: string, row: ResultRow): readonly string[] {
  const reason = row[`${which.toLowerCase()}_reason`];
  return typeof reason === 'string' && reason !== '' ? [`no ${which}: ${reason}`] : [];
}

function disagreement(which: string, row: ResultRow): readonly string[] {
  const seconds = row[`${which.toLowerCase()}_network_minus_classical_s`];
  if (typeof seconds !== 'number' || Math.abs(seconds) <= largestDisagreementS) return [];
  return [`${which}: network and classical methods lie ${Math.round(Math.abs(seconds))} s apart`];
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
