import type { ResultRow } from '#core/result-column.ts';
import type { ReviewReason } from '#core/review-reason.ts';
import { nearDecisionLimits } from './decision-limits.ts';
import { largestAgreementMlPerMin } from './method-disagreement.ts';

/**
 * A 90 % interval wider than this share of VO2peak hardly places a threshold; of times alone, than this share of the
 * rising part. Limits of our own: 4 of 46 real ramps have a wider one.
 */
const widestVo2Share = 1 / 3;
const widestTimeShare = 0.6;

/** The lowest published bars of a maximal effort: RER (Takken et al. 2019, Eur Respir Rev 28:180101). */
const maximalRer = 1.05;
/** Share of the predicted heart rate, % (Rapp et al. 2018, BMJ Open 8:e018697). */
const maximalHrPercent = 90;
/** Slope of VO2 over the last 30 s, mL/min² (Yoon, Kravitz, Robergs 2007, Med Sci Sports Exerc 39:1186); a steeper fall is an end that came earlier. */
const plateauSlope = { least: -150, most: 50 } as const;

/**
 * Why a person should look at a test before relying on it, from its row, the gravest first; empty where nothing asks
 * for it. The weights are an order of ours: a result that is not there or not to be trusted, then methods that
 * contradict each other, then values that decide something, then what is only less certain than usual.
 */
export function reviewReasons(row: ResultRow): readonly ReviewReason[] {
  const impossible = codesIn(row['thresholds_impossible']);
  const found = [
    ...noPeak(row),
    ...unfitAdjustments(row),
    ...noThresholds(impossible),
    ...poorGrade(row, impossible),
    ...networkSilence(row),
    ...['VT1', 'VT2'].flatMap((which) => aboutThreshold(which, row)),
    ...nearDecisionLimits(row),
    ...noPeakCriteria(row),
  ];
  return found.sort((a, b) => b.weight - a.weight);
}

function noPeak(row: ResultRow): readonly ReviewReason[] {
  if (row['vo2peak_ml_min'] !== undefined) return [];
  return [{ code: 'no-vo2peak', weight: 100, label: 'No VO2peak', words: 'no VO2peak' }];
}

/** What a person set by hand and what no longer holds, as after the analysis was changed, is for a person again. */
function unfitAdjustments(row: ResultRow): readonly ReviewReason[] {
  const codes = codesIn(row['by_hand_unfit']);
  if (codes.length === 0) return [];
  const words = `set by hand, and does not hold: ${inWords(codes)}`;
  return [{ code: 'adjustment-unfit', weight: 95, label: 'Change does not fit', words }];
}

function noThresholds(impossible: readonly string[]): readonly ReviewReason[] {
  if (impossible.length === 0) return [];
  return [
    {
      code: 'no-thresholds',
      weight: 50,
      label: 'No thresholds',
      words: `no thresholds: ${inWords(impossible)}`,
    },
  ];
}

function poorGrade(
  { quality, quality_reasons: reasons }: ResultRow,
  said: readonly string[],
): readonly ReviewReason[] {
  if (quality !== 'C' && quality !== 'D') return [];
  const label = `Quality ${quality}`;
  const grade = { code: `quality-${quality.toLowerCase()}`, weight: quality === 'D' ? 90 : 40, label };
  const others = codesIn(reasons).filter((code) => !said.includes(code));
  if (others.length > 0) return [{ ...grade, words: `quality ${quality}: ${inWords(others)}` }];
  return said.length > 0 ? [] : [{ ...grade, words: `quality ${quality}` }];
}

/**
 * A network that does not answer, or answers for what it was not trained on. A test without thresholds says so already,
 * and one whose thresholds a person placed needs no network.
 */
function networkSilence(row: ResultRow): readonly ReviewReason[] {
  const [first, ...cautions] = codesIn(row['network_state']);
  if (first === undefined || codesIn(row['thresholds_impossible']).length > 0) return [];
  if (isPlacedByHand('VT1', row) && isPlacedByHand('VT2', row)) return [];
  const outside = { code: 'outside-training-range', label: 'Outside training range' };
  if (first === 'answered') {
    const words = 'a channel lies outside what the network was trained on';
    return cautions.includes(outside.code) ? [{ ...outside, weight: 45, words }] : [];
  }
  const words = `the network does not answer: ${inWords([first])}`;
  return first === outside.code
    ? [{ ...outside, weight: 60, words }]
    : [{ code: 'network-refused', weight: 55, label: 'No network answer', words }];
}

/** What is said of a threshold that a person has placed is theirs to know. */
function aboutThreshold(which: string, row: ResultRow): readonly ReviewReason[] {
  if (isPlacedByHand(which, row)) return [];
  return [...missing(which, row), ...disagreement(which, row), ...wideInterval(which, row)];
}

function isPlacedByHand(which: string, row: ResultRow): boolean {
  return row[`${which.toLowerCase()}_source`] === 'adjusted';
}

function missing(which: string, row: ResultRow): readonly ReviewReason[] {
  const reason = row[`${which.toLowerCase()}_reason`];
  if (typeof reason !== 'string' || reason === '') return [];
  return [{ code: 'threshold-not-found', weight: 65, label: `No ${which}`, words: `no ${which}: ${reason}` }];
}

/** The further apart, the more a person is needed; from twice the distance that asks for one on it is all the same. */
function disagreement(which: string, row: ResultRow): readonly ReviewReason[] {
  const name = which.toLowerCase();
  const apart = Math.abs(numberIn(row, `${name}_network_minus_classical_ml_min`) ?? 0);
  const seconds = Math.abs(numberIn(row, `${name}_network_minus_classical_s`) ?? 0);
  const peak = numberIn(row, 'vo2peak_ml_min');
  const largest = largestAgreementMlPerMin(peak);
  if (apart <= largest) return [];
  const share = peak === undefined ? '' : `${Math.round((100 * apart) / peak)} % of VO2peak, `;
  return [
    {
      code: 'methods-disagree',
      weight: 60 + Math.min(20, Math.round(20 * (apart / largest - 1))),
      label: `${which} methods differ`,
      words: `${which}: network and classical methods lie ${Math.round(apart)} mL/min (${share}${Math.round(seconds)} s) apart`,
    },
  ];
}

function wideInterval(which: string, row: ResultRow): readonly ReviewReason[] {
  const name = which.toLowerCase();
  const width = (low: string, high: string): number | undefined => {
    const from = numberIn(row, low);
    const to = numberIn(row, high);
    return from === undefined || to === undefined ? undefined : to - from;
  };
  const vo2 = width(`${name}_low_ml_min`, `${name}_high_ml_min`);
  const peak = numberIn(row, 'vo2peak_ml_min');
  const seconds = width(`${name}_low_s`, `${name}_high_s`);
  const rise = width('incremental_start_s', 'incremental_end_s');
  const wide = { code: 'wide-interval', weight: 45, label: `${which} uncertain` };
  if (vo2 !== undefined && peak !== undefined) {
    const words = `${which}: its 90 % interval is ${Math.round(vo2)} mL/min wide`;
    return vo2 > widestVo2Share * peak ? [{ ...wide, words }] : [];
  }
  if (seconds === undefined || rise === undefined || seconds <= widestTimeShare * rise) return [];
  return [{ ...wide, words: `${which}: its 90 % interval is ${Math.round(seconds)} s wide` }];
}

/** A rising test that meets none of the criteria of a maximal effort that can be looked at; one at least must be known. */
function noPeakCriteria(row: ResultRow): readonly ReviewReason[] {
  const rer = numberIn(row, 'rer_peak');
  const hrPercent = numberIn(row, 'hr_peak_percent_predicted');
  const slope = numberIn(row, 'vo2_end_slope_ml_min2');
  if (numberIn(row, 'incremental_end_s') === undefined || rer === undefined) return [];
  const plateau = slope !== undefined && slope >= plateauSlope.least && slope < plateauSlope.most;
  if (rer >= maximalRer || (hrPercent ?? 0) >= maximalHrPercent || plateau) return [];
  const heart = hrPercent === undefined ? 'HR not known' : `HR ${Math.round(hrPercent)} % of predicted`;
  const words = `no criterion of a maximal effort is met: RER ${rer.toFixed(3)}, ${heart}, no plateau`;
  return [{ code: 'no-peak-criteria', weight: 30, label: 'Effort not maximal', words }];
}

function numberIn(row: ResultRow, name: string): number | undefined {
  const value = row[name];
  return typeof value === 'number' ? value : undefined;
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
