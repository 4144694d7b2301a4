import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { averagingName } from '#analyses/cpet/averaging/averaging-name.ts';
import { averageAsPublished } from '#analyses/cpet/averaging/published-convention.ts';
import type { SourceFile } from '#analyses/analysis.ts';
import { cpet } from '#analyses/cpet/index.ts';
import type { Averaging } from '#analyses/cpet/options.ts';
import { faultDetail } from '#core/result.ts';
import { median } from '#core/statistics.ts';
import { readDocument } from '#readers/read-document.ts';
import { noTools } from '../support/no-tools.ts';

/** Values agree when they differ by no more than this, relative. */
const tolerance = 1e-6;

export type Disagreement = {
  readonly file: string;
  readonly averaging: Averaging;
  readonly published: number | undefined;
  readonly ours: number | undefined;
  /** Relative difference; infinite where only one of them has a value. */
  readonly difference: number;
};

export type Comparison = {
  readonly files: number;
  readonly compared: number;
  readonly agreeing: number;
  readonly worst: Disagreement | undefined;
  /** Tests that could not be compared at all, in words. */
  readonly faults: readonly string[];
  /** Median over the tests of the best time to read, check and analyse one, ms. */
  readonly medianMs: number | undefined;
};

const timedPasses = 5;

const participantsFile = 'participants.csv';
const publishedFile = 'published_vo2max_ml_per_kg_per_min.csv';

/**
 * Compares VO2max under every published averaging strategy with the product's own reader, resampling and averaging,
 * over a folder with one test per file, `participants.csv` (file, bodymass_kg) and
 * `published_vo2max_ml_per_kg_per_min.csv` (file, then bm_5 … tb_60).
 */
export async function comparePublishedVo2Max(folder: string): Promise<Comparison> {
  const published = await readTable(join(folder, publishedFile));
  const masses = new Map(
    (await readTable(join(folder, participantsFile))).map((row) => [
      row.get('file'),
      Number(row.get('bodymass_kg')),
    ]),
  );
  const faults: string[] = [];
  const tests: SourceFile[] = [];
  let compared = 0;
  let agreeing = 0;
  let worst: Disagreement | undefined;
  for (const row of published) {
    const file = row.get('file') ?? '';
    const massKg = masses.get(file);
    if (massKg === undefined || !(massKg > 0)) {
      faults.push(`${file}: no body mass in ${participantsFile}`);
      continue;
    }
    const recording = await readTest(folder, file, tests);
    if (typeof recording === 'string') {
      faults.push(`${file}: ${recording}`);
      continue;
    }
    const largestUnder = averageAsPublished(recording.timeS, recording.channels.vo2MlPerMin ?? []);
    for (const [column, text] of row) {
      const averaging = averagingOf(column);
      if (averaging === undefined) continue;
      const mean = largestUnder(averaging)?.mean;
      const ours = mean === undefined ? undefined : mean / massKg;
      const value = text.trim() === '' || text.trim() === 'NA' ? undefined : Number(text);
      const difference = relativeDifference(value, ours);
      compared += 1;
      if (difference <= tolerance) agreeing += 1;
      if (worst === undefined || difference > worst.difference)
        worst = { file, averaging, published: value, ours, difference };
    }
  }
  return {
    files: published.length,
    compared,
    agreeing,
    worst,
    faults,
    medianMs: median(await bestTimesMs(tests)),
  };
}

/** The outcome in words, for the terminal. */
export function describeComparison(comparison: Comparison): string {
  const { files, compared, agreeing, worst, faults, medianMs } = comparison;
  const lines = [`${agreeing} of ${compared} values agree to ${tolerance} relative (${files} tests)`];
  if (worst !== undefined) {
    const { file, averaging, published, ours, difference } = worst;
    lines.push(
      `worst: ${file}, ${averagingName(averaging)}: published ${published ?? 'nothing'}, ours ${ours ?? 'nothing'} mL/min/kg (${difference.toExponential(1)} relative)`,
    );
  }
  if (medianMs !== undefined)
    lines.push(
      `read, checked and averaged to VO2peak: median ${medianMs.toFixed(2)} ms a test (best of ${timedPasses}, one thread)`,
    );
  return [...lines, ...faults.map((fault) => `not compared: ${fault}`)].join('\n');
}

async function readTest(folder: string, file: string, tests: SourceFile[]) {
  const names = readdirSync(folder);
  const name = names.find((one) => one === file) ?? names.find((one) => parse(one).name === file);
  if (name === undefined) return 'no such file';
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  const recording = await cpet.read({ name, bytes }, cpet.defaultOptions, noTools);
  if (!recording.ok) return faultDetail(recording.fault);
  tests.push({ name, bytes });
  return recording.value;
}

/** Passes over all tests, so that a warm engine is timed and the best time shuts out other work on the machine. */
async function bestTimesMs(tests: readonly SourceFile[]): Promise<readonly number[]> {
  const best = tests.map(() => Infinity);
  for (let pass = 0; pass < timedPasses; pass += 1) {
    for (const [i, test] of tests.entries()) {
      const startMs = performance.now();
      const recording = await cpet.read(test, cpet.defaultOptions, noTools);
      if (recording.ok) await cpet.analyse(recording.value, cpet.defaultOptions, noTools);
      best[i] = Math.min(best[i] ?? Infinity, performance.now() - startMs);
    }
  }
  return best;
}

/** A comma-separated file as rows by heading, read by the product's own reader. */
async function readTable(path: string): Promise<readonly ReadonlyMap<string, string>[]> {
  const document = await readDocument(new Uint8Array(readFileSync(path)));
  if (!document.ok) throw new Error(`${path}: ${faultDetail(document.fault)}`);
  if (document.value.format !== 'delimited') throw new Error(`${path} is not a table`);
  const [headings = [], ...rows] = document.value.sheets[0]?.rows ?? [];
  const names = headings.map((heading) => String(heading ?? '').trim());
  return rows
    .map((row) => new Map(names.map((heading, i) => [heading, String(row[i] ?? '').trim()])))
    .filter((row) => (row.get('file') ?? '') !== '');
}

const kinds: Readonly<Record<string, Averaging['kind']>> = {
  tm: 'moving-time',
  tb: 'binned-time',
  bm: 'moving-breaths',
};

function averagingOf(column: string): Averaging | undefined {
  const match = /^(tm|tb|bm)_(\d+)$/.exec(column);
  const kind = kinds[match?.[1] ?? ''];
  return kind === undefined ? undefined : { kind, length: Number(match?.[2]) };
}

function relativeDifference(published: number | undefined, ours: number | undefined): number {
  if (published === undefined && ours === undefined) return 0;
  if (published === undefined || ours === undefined || !Number.isFinite(published)) return Infinity;
  return Math.abs(ours - published) / Math.abs(published);
}
