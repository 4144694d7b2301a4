import { describeDifferences, type Differences } from '#core/agreement-bland-altman.ts';
import { readerAgreement, type ReaderAgreement } from '#core/agreement-icc.ts';
import type { Item } from '#engine/ports.ts';
import { automaticMarks } from './automatic-marks.ts';
import { isPlaced, thresholds, type ReadMark, type ReadMarks, type Which } from './marks.ts';
import type { Series } from './series.ts';

/** Someone who said where the thresholds lie: a reader in one round, or the program. */
export type Voice = {
  readonly id: string;
  readonly title: string;
  /** Which of the two: the program's answers are no reading. */
  readonly kind: 'reader' | 'program';
  /** By the id of the item. */
  readonly marks: ReadonlyMap<string, ReadMarks>;
};

/** A test as agreement sees it. */
export type AgreementTest = { readonly id: string; readonly name: string; readonly vo2PeakMlPerMin?: number };

export const quantities = ['timeS', 'vo2MlPerMin', 'percentOfPeak'] as const;
export type Quantity = (typeof quantities)[number];

/** The program's voice, whatever rounds there are. */
export const programId = 'program';

/** The voices of some series, the program's answers last. */
export function voicesOf(series: readonly Series[], items: readonly Item[]): readonly Voice[] {
  const rounds = new Set(series.map(({ round }) => round));
  const readers = series.map(({ round, by, readings }): Voice => ({
    id: JSON.stringify([round, by]),
    title: rounds.size > 1 ? `${by} (${round})` : by,
    kind: 'reader',
    marks: new Map(Array.from(readings, ([id, { marks }]) => [id, marks])),
  }));
  const marks = new Map(items.map((item) => [item.id, automaticMarks(item)] as const));
  return [...readers, { id: programId, title: 'Program', kind: 'program', marks }];
}

/** Items as tests. */
export function testsOf(items: readonly Item[]): readonly AgreementTest[] {
  return items.map(({ id, name, state }) => {
    const peak = state.status === 'done' ? state.row['vo2peak_ml_min'] : undefined;
    return { id, name, ...(typeof peak === 'number' && peak > 0 && { vo2PeakMlPerMin: peak }) };
  });
}

/** One test in which both placed the threshold. */
export type Pair = { readonly test: AgreementTest; readonly first: number; readonly second: number };

/** How two voices agree on one threshold in one quantity; differences are the first minus the second. */
export type Comparison = {
  readonly which: Which;
  readonly quantity: Quantity;
  readonly pairs: readonly Pair[];
  /** Tests that both read and both found without the threshold, and those that only one did. */
  readonly bothAbsent: number;
  readonly oneAbsent: number;
  readonly differences?: Differences;
  readonly agreement?: ReaderAgreement;
};

/** Compares two voices over the tests that both read. */
export function compareVoices(
  first: Voice,
  second: Voice,
  which: Which,
  quantity: Quantity,
  tests: readonly AgreementTest[],
): Comparison {
  const pairs: Pair[] = [];
  let bothAbsent = 0;
  let oneAbsent = 0;
  for (const test of tests) {
    const [one, other] = [first.marks.get(test.id)?.[which], second.marks.get(test.id)?.[which]];
    if (one === undefined || other === undefined) continue;
    if (!isPlaced(one) || !isPlaced(other)) {
      if (isPlaced(one) === isPlaced(other)) bothAbsent += 1;
      else oneAbsent += 1;
      continue;
    }
    const values = [valueOf(one, quantity, test), valueOf(other, quantity, test)] as const;
    if (values[0] !== undefined && values[1] !== undefined)
      pairs.push({ test, first: values[0], second: values[1] });
  }
  const differences = describeDifferences(pairs.map((pair) => pair.first - pair.second));
  const agreement = readerAgreement(pairs.map((pair) => [pair.first, pair.second]));
  return {
    which,
    quantity,
    pairs,
    bothAbsent,
    oneAbsent,
    ...(differences && { differences }),
    ...(agreement && { agreement }),
  };
}

/** All readers together, over the tests in which every one of them placed the threshold; undefined for fewer than three. */
export function agreementOfAll(
  voices: readonly Voice[],
  which: Which,
  quantity: Quantity,
  tests: readonly AgreementTest[],
): ReaderAgreement | undefined {
  const readers = voices.filter(({ kind }) => kind === 'reader');
  if (readers.length < 3) return undefined;
  const rows = tests.flatMap((test) => {
    const row = readers.flatMap(({ marks }) => valueOf(marks.get(test.id)?.[which], quantity, test) ?? []);
    return row.length === readers.length ? [row] : [];
  });
  return readerAgreement(rows);
}

/** Every two voices, in their order. */
export function everyTwo(voices: readonly Voice[]): readonly (readonly [Voice, Voice])[] {
  return voices.flatMap((first, place) => voices.slice(place + 1).map((second) => [first, second] as const));
}

/** From when on two marks are looked at again. */
export type DisagreementLimits = { readonly timeS: number; readonly percentOfPeak: number };

/**
 * 5 % of VO2peak: nine clinicians differed by 4.5 % on average (Sinclair 2009, Anaesthesia 64:1192), so what differs by
 * more is more than readers usually do. 30 s are about what 5 % of VO2peak takes in a rise of ten minutes.
 */
export const defaultDisagreementLimits: DisagreementLimits = { timeS: 30, percentOfPeak: 5 };

/** A threshold on which readers disagree. */
export type Disagreement = {
  readonly test: AgreementTest;
  readonly which: Which;
  readonly marks: readonly { readonly voice: Voice; readonly mark: ReadMark }[];
  /** Between the earliest and the latest, the lowest and the highest; absent where only one placed it. */
  readonly apartS?: number;
  readonly apartPercent?: number;
  /** Some placed it, others found none. */
  readonly someAbsent: boolean;
};

/** Thresholds that readers place further apart than a limit, or of which only some say that they are there. */
export function disagreements(
  voices: readonly Voice[],
  tests: readonly AgreementTest[],
  limits: DisagreementLimits,
): readonly Disagreement[] {
  const readers = voices.filter(({ kind }) => kind === 'reader');
  return tests
    .flatMap((test) =>
      thresholds.flatMap((which) => {
        const found = disagreementOn(test, which, readers);
        if (found === undefined) return [];
        const { apartS = 0, apartPercent = 0, someAbsent } = found;
        const beyond = apartS > limits.timeS || apartPercent > limits.percentOfPeak;
        return someAbsent || beyond ? [found] : [];
      }),
    )
    .sort((a, b) => rank(b) - rank(a));
}

function rank({ someAbsent, apartS = 0 }: Disagreement): number {
  return someAbsent ? Number.MAX_VALUE : apartS;
}

function disagreementOn(
  test: AgreementTest,
  which: Which,
  readers: readonly Voice[],
): Disagreement | undefined {
  const marks = readers.flatMap((voice) => {
    const mark = voice.marks.get(test.id)?.[which];
    return mark === undefined ? [] : [{ voice, mark }];
  });
  if (marks.length < 2) return undefined;
  const placed = marks.flatMap(({ mark }) => (isPlaced(mark) ? [mark] : []));
  const percents = placed.flatMap((mark) => valueOf(mark, 'percentOfPeak', test) ?? []);
  return {
    test,
    which,
    marks,
    ...(placed.length > 1 && { apartS: widthOf(placed.map(({ timeS }) => timeS)) }),
    ...(percents.length > 1 && { apartPercent: widthOf(percents) }),
    someAbsent: placed.length > 0 && placed.length < marks.length,
  };
}

function widthOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

/** A mark in one quantity; undefined where it is not placed, or there is no peak to hold it against. */
export function valueOf(
  mark: ReadMark | undefined,
  quantity: Quantity,
  { vo2PeakMlPerMin: peak }: Pick<AgreementTest, 'vo2PeakMlPerMin'>,
): number | undefined {
  if (!isPlaced(mark)) return undefined;
  if (quantity !== 'percentOfPeak') return mark[quantity];
  return peak === undefined ? undefined : (100 * mark.vo2MlPerMin) / peak;
}
