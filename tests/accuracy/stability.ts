import { parseArgs } from 'node:util';
import type { Recording } from '#analyses/cpet/recording.ts';
import { hasShared } from '../support/shared-samples.ts';
import { openProduct, type Product } from './domain-model.ts';
import { writeProof } from './model-card.ts';
import { otherFiles, readSample, zanFiles } from './real-recordings.ts';
import { everyChange, movementsOf, type Movement } from './stability-figures.ts';
import { alignColumns } from './thresholds-table.ts';

export const stabilityUsage = 'npm run accuracy -- stability [--write CARD]';

/** A threshold may move by this much, % of VO2peak, over all changes together. */
const most = { medianPercent: 3, p95Percent: 8 } as const;

/**
 * How far thresholds of real tests move when the recording is changed in ways that should not matter. The exit status:
 * 0 (also where the samples are not at hand), 1 where the model moves too far, 2 without a model.
 */
export async function checkStability(words: readonly string[], given?: Product): Promise<number> {
  const path = writeTo(words);
  if (path === undefined) {
    console.error(`usage: ${stabilityUsage}`);
    return 2;
  }
  if (!hasShared) {
    console.log('real samples are not at hand: stability is not measured');
    return 0;
  }
  const product = given ?? (await openProduct());
  if (!product.hasModel) {
    console.error('the shipped model is not in this checkout');
    return 2;
  }
  const groups = [
    ['zan', await readAll(zanFiles)],
    ['others', await readAll(otherFiles)],
  ] as const;
  const figures: { group: string; tests: number; movements: readonly Movement[] }[] = [];
  for (const [group, recordings] of groups) {
    const movements = await movementsOf(recordings, product);
    figures.push({ group, tests: recordings.length, movements });
    console.log(`${group}: ${recordings.length} real tests, movement in % of VO2peak`);
    console.log(`${describeMovements(movements)}\n`);
  }
  const judged = figures.flatMap(({ group, movements }) => judge(group, movements));
  console.log(judged.map(({ line }) => line).join('\n'));
  if (path !== '') await writeProof(path, 'stability', { most, groups: figures });
  return judged.every(({ reached }) => reached) ? 0 : 1;
}

/** Where to write; '' where nowhere, undefined where the words will not do. */
function writeTo(words: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...words], options: { write: { type: 'string' } } }).values.write ?? '';
  } catch {
    return undefined;
  }
}

async function readAll(files: readonly string[]): Promise<Recording[]> {
  const read: Recording[] = [];
  for (const file of files) {
    const recording = await readSample(file);
    if (recording !== undefined) read.push(recording);
  }
  return read;
}

/** Every change by itself and all together; a star where a line alone would miss the aim. */
export function describeMovements(movements: readonly Movement[]): string {
  const rows = movements
    .filter(({ tests }) => tests > 0)
    .map((one) => [
      `${one.which}  ${one.method}`,
      one.perturbation,
      `${one.tests}`,
      `${one.lost}`,
      one.medianPercent.toFixed(1),
      one.p95Percent.toFixed(1),
      isSteady(one) ? '' : '*',
    ])
    .sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''));
  return alignColumns([['threshold, method', 'change', 'tests', 'lost', 'median', '95 %', ''], ...rows]);
}

function judge(group: string, movements: readonly Movement[]): { line: string; reached: boolean }[] {
  return movements
    .filter((one) => one.perturbation === everyChange && one.method.startsWith('model') && one.tests > 0)
    .map((one) => {
      const reached = isSteady(one);
      const { which, method, medianPercent, p95Percent } = one;
      const values = `median ${medianPercent.toFixed(1)} % (aim < ${most.medianPercent}), 95th percentile ${p95Percent.toFixed(1)} % (aim < ${most.p95Percent})`;
      return { reached, line: `${group}, ${which}, ${method}: ${values}: ${reached ? 'reached' : 'MISSED'}` };
    });
}

function isSteady({ medianPercent, p95Percent }: Movement): boolean {
  return medianPercent < most.medianPercent && p95Percent < most.p95Percent;
}
