import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpet } from '#analyses/cpet/index.ts';
import { idealRecord, simulatePhysiology } from '#analyses/cpet/simulate/physiology/simulate-physiology.ts';
import { recordingOfTest } from '#analyses/cpet/simulate/physiology/recording-of-test.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import { mean, quantile, standardDeviation } from '#core/statistics.ts';
import { noTools } from '../support/no-tools.ts';
import { featuresOf, type Features } from './simulator-features.ts';

/** How well a simple classifier tells real from simulated, and which features give it away. */
export type Realism = {
  readonly real: number;
  readonly simulated: number;
  /** Cross-validated area under the curve: .5 cannot tell, 1 always can. */
  readonly auc: number;
  readonly features: readonly {
    readonly name: string;
    readonly real: readonly [number, number, number];
    readonly simulated: readonly [number, number, number];
    /** Difference of means in pooled SDs. */
    readonly difference: number;
    /** Share of the real values within the central 95 % of the simulated ones. */
    readonly covered: number;
  }[];
};

/**
 * The classifier two-sample test (Lopez-Paz and Oquab 2017) on real treadmill ramps of fit people and simulated ones
 * of the same kind: ridge logistic regression on label-free features, five-fold. The real ones here come from one
 * cart and one protocol, the simulated ones from many, so a high AUC is expected; what counts is that real values lie
 * within the simulated range.
 */
export async function compareWithReal(
  folder: string,
  files: readonly string[],
  count: number,
): Promise<Realism> {
  const real: Features[] = [];
  for (const name of files) {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const recording = await cpet.read({ name, bytes }, cpet.defaultOptions, noTools);
    const features = recording.ok ? await riseFeatures(recording.value) : undefined;
    if (features !== undefined) real.push(features);
  }
  const simulated: Features[] = [];
  for (let seed = 0; seed < count; seed += 1) {
    const test = simulatePhysiology(seed, {
      ...idealRecord,
      group: seed % 2 === 0 ? 'healthy' : 'athlete',
      ergometer: 'treadmill',
      stepS: 0,
      hardNegative: 'none',
    });
    if (test.subject.ageY > 45 || test.truth.vo2PeakMlPerMin < 35 * test.subject.bodyMassKg) continue;
    const features = await riseFeatures(recordingOfTest(test));
    if (features !== undefined) simulated.push(features);
  }
  return {
    real: real.length,
    simulated: simulated.length,
    auc: crossValidatedAuc(real, simulated),
    features: Object.keys(real[0] ?? {}).map((name) => compareFeature(name, real, simulated)),
  };
}

async function riseFeatures(recording: Recording): Promise<Features | undefined> {
  const finding = await cpet.analyse(recording, cpet.defaultOptions, noTools);
  if (!finding.ok) return undefined;
  const rise = finding.value.phases.find(({ phase }) => phase === 'incremental' || phase === 'exercise');
  return rise && featuresOf(recording, rise);
}

function compareFeature(
  name: string,
  real: readonly Features[],
  simulated: readonly Features[],
): Realism['features'][number] {
  const [a, b] = [real, simulated].map((set) => set.map((features) => features[name] ?? 0)) as [
    number[],
    number[],
  ];
  const spread = Math.hypot(standardDeviation(a) ?? 0, standardDeviation(b) ?? 0) / Math.SQRT2;
  const quartiles = (values: number[]): [number, number, number] => [
    quantile(values, 0.25) ?? 0,
    quantile(values, 0.5) ?? 0,
    quantile(values, 0.75) ?? 0,
  ];
  const difference = ((mean(b) ?? 0) - (mean(a) ?? 0)) / (spread || 1);
  const [low = 0, high = 0] = [quantile(b, 0.025), quantile(b, 0.975)];
  const covered = a.filter((value) => value >= low && value <= high).length / a.length;
  return { name, real: quartiles(a), simulated: quartiles(b), difference, covered };
}

const folds = 5;

function crossValidatedAuc(real: readonly Features[], simulated: readonly Features[]): number {
  const names = Object.keys(real[0] ?? {});
  const all = [
    ...real.map((features) => ({ features, y: 1 })),
    ...simulated.map((features) => ({ features, y: 0 })),
  ];
  const rows = all.map(({ features, y }) => ({ x: names.map((name) => features[name] ?? 0), y }));
  const scored: { score: number; y: number }[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const train = rows.filter((_, i) => i % folds !== fold);
    const score = fitLogistic(train);
    rows.forEach((row, i) => {
      if (i % folds === fold) scored.push({ score: score(row.x), y: row.y });
    });
  }
  let wins = 0;
  for (const one of scored)
    for (const other of scored) {
      if (one.y !== 1 || other.y !== 0) continue;
      if (one.score > other.score) wins += 1;
      else if (one.score === other.score) wins += 0.5;
    }
  return wins / (real.length * simulated.length);
}

/** Ridge logistic regression by gradient descent on standardised features, both classes with the same weight. */
function fitLogistic(rows: readonly { x: number[]; y: number }[]): (x: readonly number[]) => number {
  const width = rows[0]?.x.length ?? 0;
  const centre = Array.from({ length: width }, (_, k) => mean(rows.map(({ x }) => x[k] ?? 0)) ?? 0);
  const scale = centre.map((_, k) => standardDeviation(rows.map(({ x }) => x[k] ?? 0)) ?? 1);
  const standard = (x: readonly number[]): number[] =>
    x.map((value, k) => Math.max(-4, Math.min(4, (value - (centre[k] ?? 0)) / (scale[k] || 1))));
  const data = rows.map(({ x, y }) => ({ x: standard(x), y }));
  const positives = rows.filter(({ y }) => y === 1).length;
  const weights = new Float64Array(width + 1);
  for (let step = 0; step < 400; step += 1) {
    const slope = new Float64Array(width + 1);
    for (const { x, y } of data) {
      const weight = y === 1 ? 0.5 / positives : 0.5 / (rows.length - positives);
      const error = weight * (1 / (1 + Math.exp(-score(x))) - y);
      for (let k = 0; k < width; k += 1) slope[k] = (slope[k] ?? 0) + error * (x[k] ?? 0);
      slope[width] = (slope[width] ?? 0) + error;
    }
    for (let k = 0; k <= width; k += 1) {
      const ridge = k < width ? 0.02 * (weights[k] ?? 0) : 0;
      weights[k] = (weights[k] ?? 0) - 0.5 * ((slope[k] ?? 0) + ridge);
    }
  }
  return (x) => score(standard(x));

  function score(x: readonly number[]): number {
    return x.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), weights[width] ?? 0);
  }
}

export function describeRealism({ real, simulated, auc, features }: Realism): string {
  const three = ([low, middle, high]: readonly [number, number, number]): string =>
    `${middle.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  const lines = features.map(
    (each) =>
      `${each.name.padEnd(24)} ${three(each.real).padEnd(30)} ${three(each.simulated).padEnd(30)} ${each.difference.toFixed(1).padStart(5)} ${(100 * each.covered).toFixed(0).padStart(8)} %`,
  );
  return [
    `real or simulated? AUC ${auc.toFixed(2)} (${real} real, ${simulated} simulated; one laboratory, so a range to lie in, not a goal)`,
    `${'median [quartiles]'.padEnd(24)} ${'real'.padEnd(30)} ${'simulated'.padEnd(30)} diff, SD  covered`,
    ...lines,
  ].join('\n');
}
