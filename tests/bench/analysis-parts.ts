import { findingOf } from '#analyses/cpet/analyse.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { prepareTest } from '#analyses/cpet/prepare-test.ts';
import { findThresholds } from '#analyses/cpet/thresholds/find-thresholds.ts';
import { gridOf } from '#analyses/cpet/thresholds/incremental-grid.ts';
import { cpet } from '#analyses/cpet/index.ts';
import { benchFile } from '../support/make-bench-files.ts';
import { noTools } from '../support/no-tools.ts';
import { median, timed } from './median-ms.ts';

/** Files of five carts, and rounds of which the first one warms up. */
const files = 20;
const rounds = 6;
/** As many as a batch takes. */
const draws = 50;

/** Where a file's time goes without networks: medians over the files, ms, and as shares of the file's total. */
export type AnalysisParts = {
  readonly totalMs: number;
  readonly readMs: number;
  readonly thresholdsMs: number;
  /** Metrics, quality and the writing down of the finding. */
  readonly metricsMs: number;
  readonly thresholdsShare: number;
  readonly metricsShare: number;
};

export async function measureAnalysisParts(): Promise<AnalysisParts> {
  const all: { total: number; read: number; thresholds: number; metrics: number }[] = [];
  for (let index = 0; index < files; index += 1) {
    const file = benchFile(index);
    for (let round = 0; round < rounds; round += 1) {
      const one = await measureFile({ name: file.fileName, bytes: file.bytes });
      if (round > 0) all.push(one);
    }
  }
  const of = (part: 'total' | 'read' | 'thresholds' | 'metrics') => median(all.map((one) => one[part]));
  return {
    totalMs: of('total'),
    readMs: of('read'),
    thresholdsMs: of('thresholds'),
    metricsMs: of('metrics'),
    thresholdsShare: median(all.map(({ thresholds, total }) => thresholds / total)),
    metricsShare: median(all.map(({ metrics, total }) => metrics / total)),
  };
}

async function measureFile(file: { name: string; bytes: Uint8Array }) {
  const read = await timed(() => cpet.read(file, defaultCpetOptions, noTools));
  if (!read.value.ok) throw new Error(`${file.name}: ${JSON.stringify(read.value.fault)}`);
  const recording = read.value.value;
  const prepared = await timed(() => prepareTest(recording, defaultCpetOptions));
  const metrics = await timed(() => findingOf(prepared.value, defaultCpetOptions, {}));
  const test = prepared.value;
  // The same search once more, by itself: within the preparation it cannot be timed apart.
  const grid = 'found' in test && test.thresholds ? gridOf(test.seconds, test.found.part) : undefined;
  const thresholds = await timed(() => grid && findThresholds(grid, { draws, seed: 1 }));
  return {
    total: read.ms + prepared.ms + metrics.ms,
    read: read.ms,
    thresholds: thresholds.ms,
    metrics: metrics.ms,
  };
}
