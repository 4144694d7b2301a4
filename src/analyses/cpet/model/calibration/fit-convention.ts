import { mean } from '#core/statistics.ts';
import type { LaboratoryConvention } from '../domain-answer.ts';
import { conventionName } from './convention-name.ts';
import { fitOffset, readersInGeneral, type FittedOffset } from './fit-offset.ts';
import type { MarkedTest } from './marked-test.ts';
import { vo2AtTime } from './vo2-over-time.ts';

/** Fewer marked tests say nothing; 10 to 20 are advised. */
export const fewestMarkedTests = 5;
export const advisedMarkedTests = 10;

/** Mean distance from the marks: s, and percent of the marked VO2 where the tests carry their course. */
export type MeanError = { readonly maeS: number; readonly maePercent?: number };

/** How near the marks of one threshold each convention comes, on tests it has not seen. */
export type ThresholdGain = {
  readonly marks: number;
  readonly none: MeanError;
  readonly readers: MeanError;
  /** Each test by the convention fitted on the others. */
  readonly laboratory: MeanError;
};

/** Gains by threshold, absent where it has no mark, and over all marks of both. */
export type ConventionGain = {
  readonly vt1?: ThresholdGain;
  readonly vt2?: ThresholdGain;
  readonly both: ThresholdGain;
};

/** A fitted convention with what it gains; or why there is none. */
export type ConventionFit = {
  /** Marks too far from the network to be marks of the same test and clock: not used. */
  readonly leftOut: number;
} & (
  | {
      readonly state: 'fitted';
      readonly convention: LaboratoryConvention;
      readonly vt1: FittedOffset;
      readonly vt2: FittedOffset;
      readonly gain: ConventionGain;
      /** Fewer tests than advised: it may still move. */
      readonly few: boolean;
    }
  | {
      readonly state: 'no-gain';
      readonly vt1: FittedOffset;
      readonly vt2: FittedOffset;
      readonly gain: ConventionGain;
      /** The convention that comes nearest to the marks. */
      readonly better: 'none' | 'readers';
      readonly reason: string;
    }
  | { readonly state: 'too-few'; readonly tests: number; readonly reason: string }
);

type Which = 'vt1' | 'vt2';
/** One mark beside the network's threshold of the same test. */
type Pair = { readonly networkS: number; readonly markS: number; readonly test: MarkedTest };

/**
 * A laboratory's convention from the tests it marked: offset and spread of each threshold, shrunk towards readers in
 * general, and by leave-one-out what it gains over both ready-made conventions. Refused, with the reason, below 5
 * marked tests and where it comes no nearer to the marks than the better of those.
 */
export function fitConvention(tests: readonly MarkedTest[], name: string): ConventionFit {
  const pairs = { vt1: pairsOf(tests, 'vt1'), vt2: pairsOf(tests, 'vt2') };
  const leftOut = countFar(tests);
  const used = new Set([...pairs.vt1, ...pairs.vt2].map(({ test }) => test)).size;
  if (used < fewestMarkedTests) {
    const reason = `${used} tests with a mark beside the network's threshold; at least ${fewestMarkedTests} are needed, 10 to 20 advised`;
    return { leftOut, state: 'too-few', tests: used, reason };
  }
  const fitted = { vt1: fitOf(pairs.vt1, 'vt1'), vt2: fitOf(pairs.vt2, 'vt2') };
  const gain = gainOf(pairs);
  const { none, readers, laboratory } = gain.both;
  const better = none.maeS < readers.maeS ? 'none' : 'readers';
  const least = Math.min(none.maeS, readers.maeS);
  if (laboratory.maeS >= least) {
    const title = better === 'none' ? 'the physiological breakpoint' : 'readers in general';
    const reason = `on tests left out, ${title} comes as near to the marks (${least.toFixed(0)} s on average) as the laboratory's own convention (${laboratory.maeS.toFixed(0)} s)`;
    return { leftOut, state: 'no-gain', ...fitted, gain, better, reason };
  }
  const convention: LaboratoryConvention = {
    name: conventionName(name),
    tests: used,
    vt1OffsetS: toTenth(fitted.vt1.offsetS),
    vt1SdS: toTenth(fitted.vt1.sdS),
    vt2OffsetS: toTenth(fitted.vt2.offsetS),
    vt2SdS: toTenth(fitted.vt2.sdS),
  };
  return { leftOut, state: 'fitted', convention, ...fitted, gain, few: used < advisedMarkedTests };
}

/** Marks further than this from the network, s, are no convention: another clock, or another test. */
const furthestS = 300;

function pairsOf(tests: readonly MarkedTest[], which: Which): Pair[] {
  return tests.flatMap((test) => {
    const pair = pairOf(test, which);
    return pair !== undefined && !isFar(pair) ? [pair] : [];
  });
}

function countFar(tests: readonly MarkedTest[]): number {
  const pairs = tests.flatMap((test) => [pairOf(test, 'vt1'), pairOf(test, 'vt2')]);
  return pairs.filter((pair) => pair !== undefined && isFar(pair)).length;
}

function pairOf(test: MarkedTest, which: Which): Pair | undefined {
  const networkS = which === 'vt1' ? test.networkVt1S : test.networkVt2S;
  const markS = which === 'vt1' ? test.markVt1S : test.markVt2S;
  return networkS === undefined || markS === undefined ? undefined : { networkS, markS, test };
}

function isFar({ networkS, markS }: Pair): boolean {
  return Math.abs(markS - networkS) > furthestS;
}

function fitOf(pairs: readonly Pair[], which: Which): FittedOffset {
  return fitOffset(
    pairs.map(({ markS, networkS }) => markS - networkS),
    readersInGeneral[which],
  );
}

/** Errors of each mark under each convention. */
type Errors = Record<'none' | 'readers' | 'laboratory', { s: number; percent: number | undefined }>;

function gainOf(pairs: Readonly<Record<Which, readonly Pair[]>>): ConventionGain {
  const vt1 = errorsOf(pairs.vt1, 'vt1');
  const vt2 = errorsOf(pairs.vt2, 'vt2');
  return {
    ...(vt1.length > 0 && { vt1: meanGain(vt1) }),
    ...(vt2.length > 0 && { vt2: meanGain(vt2) }),
    both: meanGain([...vt1, ...vt2]),
  };
}

function errorsOf(pairs: readonly Pair[], which: Which): Errors[] {
  return pairs.map((pair, left) => {
    const others = fitOf(
      pairs.filter((_, i) => i !== left),
      which,
    );
    return {
      none: errorAt(pair, 0),
      readers: errorAt(pair, readersInGeneral[which].meanS),
      laboratory: errorAt(pair, others.offsetS),
    };
  });
}

function errorAt({ networkS, markS, test }: Pair, offsetS: number): Errors['none'] {
  const s = Math.abs(networkS + offsetS - markS);
  const found = test.course && vo2AtTime(test.course, networkS + offsetS);
  const marked = test.course && vo2AtTime(test.course, markS);
  const percent =
    found === undefined || marked === undefined || marked <= 0
      ? undefined
      : 100 * Math.abs(found / marked - 1);
  return { s, percent };
}

function meanGain(errors: readonly Errors[]): ThresholdGain {
  const under = (convention: keyof Errors): MeanError => {
    const percents = errors.flatMap((one) => one[convention].percent ?? []);
    const maePercent = percents.length === errors.length ? mean(percents) : undefined;
    return {
      maeS: mean(errors.map((one) => one[convention].s)) ?? 0,
      ...(maePercent !== undefined && { maePercent }),
    };
  };
  return {
    marks: errors.length,
    none: under('none'),
    readers: under('readers'),
    laboratory: under('laboratory'),
  };
}

function toTenth(value: number): number {
  return Math.round(10 * value) / 10;
}
