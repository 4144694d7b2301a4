import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { answersOf } from '#analyses/cpet/model/labels/method-answers.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import type { ThresholdName } from '#analyses/cpet/thresholds/estimate.ts';
import { median, quantile } from '#core/statistics.ts';
import type { Product } from './domain-model.ts';
import { perturbations } from './perturbations.ts';

/** How far a threshold moves under one change, or under all; percent of VO2peak. */
export type Movement = {
  readonly perturbation: string;
  readonly method: string;
  readonly which: ThresholdName;
  /** Changed tests in which the threshold was there before; and in how many of them it is there no more. */
  readonly tests: number;
  readonly lost: number;
  readonly medianPercent: number;
  readonly p95Percent: number;
};

/** One threshold before and after a change. */
type Moved = {
  readonly perturbation: string;
  readonly method: string;
  readonly which: ThresholdName;
  readonly percent: number | undefined;
};

const conventions = ['readers', 'none'] as const;
export const everyChange = 'all changes';

/** Changes each recording in every way that applies, and measures how far the thresholds move. */
export async function movementsOf(
  recordings: readonly Recording[],
  product: Product,
): Promise<readonly Movement[]> {
  const moved: Moved[] = [];
  for (const recording of recordings) moved.push(...(await moveOne(recording, product)));
  const names = [everyChange, ...perturbations.map(({ name }) => name)];
  const methods = [...new Set(moved.map(({ method }) => method))];
  return names.flatMap((perturbation) =>
    methods.flatMap((method) =>
      (['VT1', 'VT2'] as const).map((which) => movementOf(moved, perturbation, method, which)),
    ),
  );
}

async function moveOne(recording: Recording, product: Product): Promise<Moved[]> {
  const before = await answersUnder(recording, product);
  const { finding } = before;
  const duration = finding.exerciseDurationS;
  const peak = finding.peaks.vo2PeakMlPerMin;
  if (!('value' in peak) || !('value' in duration) || duration.timeS === undefined) return [];
  const part = { startS: duration.timeS, endS: duration.timeS + duration.value };
  const moved: Moved[] = [];
  for (const { name, apply, vo2Gain = 1 } of perturbations) {
    const changed = apply(recording, part);
    if (changed === undefined) continue;
    const after = await answersUnder(changed, product);
    for (const [key, vo2] of before.vo2) {
      const found = after.vo2.get(key);
      const percent = found === undefined ? undefined : (100 * Math.abs(found / vo2Gain - vo2)) / peak.value;
      const [method = '', which] = key.split('|');
      moved.push({ perturbation: name, method, which: which === 'VT1' ? 'VT1' : 'VT2', percent });
    }
  }
  return moved;
}

/** VO2 of each threshold by method and name. */
async function answersUnder(
  recording: Recording,
  product: Product,
): Promise<{ readonly finding: CpetFinding; readonly vo2: ReadonlyMap<string, number> }> {
  const findings = await product.findingsOf(
    recording,
    conventions.map((kind) => ({ kind })),
  );
  const vo2 = new Map<string, number>();
  findings.forEach((finding, i) => {
    for (const { method, vt1, vt2 } of answersOf(finding, undefined)) {
      const name = method === 'model' ? `model, ${conventions[i] ?? ''}` : method;
      if (method !== 'model' && !(method === 'consensus' && i === 0)) continue;
      if (vt1) vo2.set(`${name}|VT1`, vt1.vo2MlPerMin);
      if (vt2) vo2.set(`${name}|VT2`, vt2.vo2MlPerMin);
    }
  });
  const [finding] = findings;
  if (finding === undefined) throw new Error('no finding');
  return { finding, vo2 };
}

function movementOf(
  moved: readonly Moved[],
  perturbation: string,
  method: string,
  which: ThresholdName,
): Movement {
  const some = moved.filter(
    (one) =>
      one.method === method &&
      one.which === which &&
      (perturbation === everyChange || one.perturbation === perturbation),
  );
  const percents = some.flatMap(({ percent }) => percent ?? []);
  return {
    perturbation,
    method,
    which,
    tests: some.length,
    lost: some.length - percents.length,
    medianPercent: median(percents) ?? 0,
    p95Percent: quantile(percents, 0.95) ?? 0,
  };
}
