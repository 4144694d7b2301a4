import { normal, type Random } from '#core/random.ts';
import { happens } from './distributions.ts';
import { at } from './per-second.ts';
import type { PhysiologicalTest } from './physiological-test.ts';

/**
 * A laboratory's convention: how much later than the physiological breakpoint its readers mark, and how far two
 * readings of theirs scatter. On 157 labelled tests of three laboratories VT1 was marked 23, 106 and 84 s, VT2 14, 61
 * and 25 s after the hinge.
 */
export type Laboratory = {
  readonly vt1OffsetS: number;
  readonly vt2OffsetS: number;
  readonly readerSdS: number;
};

/** No offset, no scatter: the breakpoint itself. */
export const physiologicalConvention: Laboratory = { vt1OffsetS: 0, vt2OffsetS: 0, readerSdS: 0 };

/** VT1 N(+40, 40) s, VT2 N(+25, 25) s, readers 30 to 40 s. */
export function drawLaboratory(random: Random): Laboratory {
  return {
    vt1OffsetS: 40 + 40 * normal(random),
    vt2OffsetS: 25 + 25 * normal(random),
    readerSdS: 30 + 10 * random(),
  };
}

export type Reading = { readonly timeS: number; readonly vo2MlPerMin: number };

/** What a reader marks; a threshold may be missed, or seen where there is none. */
export type Readings = { readonly vt1: Reading | undefined; readonly vt2: Reading | undefined };

/**
 * One reader's marks on one test. The unfit are read later and with more scatter (up to 30 s and half as much again),
 * and their missing VT2 more often goes unnoticed. Marks lie in the rising part, VT2 at least 20 s after VT1.
 */
export function readThresholds(random: Random, test: PhysiologicalTest, laboratory: Laboratory): Readings {
  const { unfitness, exerciseEndS } = test.description;
  const faithful = laboratory.readerSdS === 0;
  const sdS = laboratory.readerSdS * (1 + 0.5 * unfitness);
  const laterS = faithful ? 0 : 30 * unfitness;
  const earliestS = test.phases.incrementalS + 15;
  const latestS = exerciseEndS - 10;
  const scatter1 = sdS * normal(random);
  const scatter2 = sdS * normal(random);
  const missesVt2 = happens(random, 0.05 + 0.15 * unfitness) && !faithful;
  const seesVt2 = happens(random, 0.15 + 0.2 * unfitness) && !faithful;
  const imaginedS = exerciseEndS - 25 - 60 * random();

  const { vt1, vt2 } = test.truth;
  const vt1S =
    vt1 === undefined
      ? undefined
      : Math.min(latestS - 30, Math.max(earliestS, vt1.timeS + laboratory.vt1OffsetS + laterS + scatter1));
  const trueVt2S =
    vt2 === undefined || missesVt2 ? undefined : vt2.timeS + laboratory.vt2OffsetS + 0.5 * laterS + scatter2;
  const markedS = vt2 === undefined && seesVt2 ? imaginedS : trueVt2S;
  const vt2S =
    markedS === undefined || vt1S === undefined ? undefined : Math.min(latestS, Math.max(vt1S + 20, markedS));
  return { vt1: mark(test, vt1S), vt2: mark(test, vt2S) };
}

function mark({ course }: PhysiologicalTest, timeS: number | undefined): Reading | undefined {
  return timeS === undefined
    ? undefined
    : { timeS, vo2MlPerMin: at(course.vo2MlPerMin, Math.round(timeS + course.clockStartS)) };
}
