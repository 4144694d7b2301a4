import { quantileOfF } from './beta-distribution.ts';

/** An intraclass correlation with its 95 % confidence interval. */
export type Icc = { readonly value: number; readonly low: number; readonly high: number };

/** How far readings of the same subjects agree, single readings by the same readers each time. */
export type ReaderAgreement = {
  readonly subjects: number;
  readonly readers: number;
  /** ICC(2,1), absolute agreement: the readers stand for others like them. */
  readonly icc21: Icc;
  /** ICC(3,1), consistency: these readers alone, a steady difference between them left out. */
  readonly icc31: Icc;
  /** Standard error of measurement of one reading, a reader's steady difference included (de Vet 2006, J Clin Epidemiol 59:1033). */
  readonly standardError: number;
  /** Typical error of one reading, steady differences left out (Hopkins 2000, Sports Med 30:1): √ of the residual mean square. */
  readonly typicalError: number;
  /** The least difference between two readings that is more than error, 95 %: 1.96 √2 standard errors (Weir 2005, J Strength Cond Res 19:231). */
  readonly minimalDetectableChange: number;
};

/**
 * Agreement of readers by the two-way analysis of variance without replication. One row a subject, one value a reader,
 * all rows equally long. ICC(2,1) and ICC(3,1) by Shrout and Fleiss 1979 (Psychol Bull 86:420); confidence intervals by
 * McGraw and Wong 1996 (Psychol Methods 1:30, table 7: A,1 and C,1). Undefined for fewer than two subjects or readers,
 * for gaps, and where no subject differs from another in any reading.
 */
export function readerAgreement(readings: readonly (readonly number[])[]): ReaderAgreement | undefined {
  const squares = meanSquares(readings);
  if (squares === undefined) return undefined;
  const { n, k, subjects, readers, residual } = squares;
  const standardError = Math.sqrt(residual + Math.max(0, (readers - residual) / n));
  return {
    subjects: n,
    readers: k,
    icc21: absolute(squares),
    icc31: consistent(n, k, subjects, residual),
    standardError,
    typicalError: Math.sqrt(residual),
    minimalDetectableChange: 1.96 * Math.SQRT2 * standardError,
  };
}

/** What Koo and Li 2016 (J Chiropr Med 15:155) call an ICC. */
export function reliabilityInWords(icc: number): 'poor' | 'moderate' | 'good' | 'excellent' {
  if (icc < 0.5) return 'poor';
  if (icc < 0.75) return 'moderate';
  return icc <= 0.9 ? 'good' : 'excellent';
}

/** Mean squares between subjects, between readers, and of what is left. */
type MeanSquares = {
  readonly n: number;
  readonly k: number;
  readonly subjects: number;
  readonly readers: number;
  readonly residual: number;
};

function meanSquares(readings: readonly (readonly number[])[]): MeanSquares | undefined {
  const n = readings.length;
  const k = readings[0]?.length ?? 0;
  if (n < 2 || k < 2 || readings.some((row) => row.length !== k || !row.every(Number.isFinite)))
    return undefined;
  const ofSubjects = readings.map((row) => row.reduce((sum, value) => sum + value, 0) / k);
  const ofReaders = Array.from(
    { length: k },
    (_, reader) => readings.reduce((sum, row) => sum + (row[reader] ?? 0), 0) / n,
  );
  const grand = ofSubjects.reduce((sum, value) => sum + value, 0) / n;
  const subjects = (k * squaresAround(ofSubjects, grand)) / (n - 1);
  const readers = (n * squaresAround(ofReaders, grand)) / (k - 1);
  let left = 0;
  readings.forEach((row, subject) => {
    row.forEach((value, reader) => {
      left += (value - (ofSubjects[subject] ?? 0) - (ofReaders[reader] ?? 0) + grand) ** 2;
    });
  });
  const residual = left / ((n - 1) * (k - 1));
  return subjects + residual > 0 ? { n, k, subjects, readers, residual } : undefined;
}

function squaresAround(values: readonly number[], centre: number): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}

/** ICC(2,1), which McGraw and Wong call ICC(A,1); its interval has Satterthwaite's degrees of freedom. */
function absolute({ n, k, subjects, readers, residual }: MeanSquares): Icc {
  const value = (subjects - residual) / (subjects + (k - 1) * residual + (k * (readers - residual)) / n);
  if (residual + readers === 0) return { value, low: value, high: value };
  const a = (k * value) / (n * (1 - value));
  const b = 1 + (k * value * (n - 1)) / (n * (1 - value));
  const df =
    (a * readers + b * residual) ** 2 /
    ((a * readers) ** 2 / (k - 1) + (b * residual) ** 2 / ((n - 1) * (k - 1)));
  const spread = k * readers + (k * n - k - n) * residual;
  const below = quantileOfF(0.975, n - 1, df);
  const above = quantileOfF(0.975, df, n - 1);
  return {
    value,
    low: (n * (subjects - below * residual)) / (below * spread + n * subjects),
    high: (n * (above * subjects - residual)) / (spread + n * above * subjects),
  };
}

/** ICC(3,1), which McGraw and Wong call ICC(C,1). */
function consistent(n: number, k: number, subjects: number, residual: number): Icc {
  const value = (subjects - residual) / (subjects + (k - 1) * residual);
  if (residual === 0) return { value, low: value, high: value };
  const ratio = subjects / residual;
  const low = ratio / quantileOfF(0.975, n - 1, (n - 1) * (k - 1));
  const high = ratio * quantileOfF(0.975, (n - 1) * (k - 1), n - 1);
  return { value, low: (low - 1) / (low + k - 1), high: (high - 1) / (high + k - 1) };
}
