import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardProcess, type GuardedProcess } from './guarded-process.ts';
import { minimise } from './minimise.ts';
import { makeInput } from './mutate.ts';
import type { Answer, Outcome } from './outcome.ts';
import { openSeeds, type Seed } from './seeds.ts';
import type { Request } from './request.ts';

/** An input that found a bug; its bytes and this lie in the folder of the request. */
export type Failure = {
  readonly index: number;
  readonly from: string;
  readonly mutations: readonly string[];
  readonly outcome: Outcome;
  readonly bytes: number;
  readonly minimisedBytes: number;
};

export type FuzzResult = {
  readonly tried: number;
  /** By kind and code: "success", "refused workbook-damaged". */
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
  readonly cpuS: number;
  readonly slowest: { readonly index: number; readonly cpuMs: number };
  readonly peakMegabytes: number;
};

/** Of failures that say the same, so many are kept; the others are counted. */
const keptOfAKind = 3;

/** Tries inputs, each in a guarded process; keeps and minimises those that fail. */
export async function runFuzz(
  request: Request,
  onProgress: (tried: number, failures: readonly Failure[]) => void = () => undefined,
): Promise<FuzzResult> {
  const seeds = await openSeeds(request.choice, request.only);
  const counts = new Map<string, number>();
  const failures: Failure[] = [];
  let cpuMs = 0;
  let slowest = { index: -1, cpuMs: 0 };
  let peakMegabytes = 0;
  let next = request.from;
  let tried = 0;
  const end = request.from + request.count;

  const thread = async (): Promise<void> => {
    const guarded = guardProcess({
      moduleUrl: new URL('fuzzed-process.ts', import.meta.url),
      env: { FUZZ_REQUEST: JSON.stringify(request) },
      limitS: request.limitS,
    });
    try {
      while (next < end) {
        const index = next;
        next += 1;
        const answer = await guarded.ask({ index });
        note(index, answer);
        if (answer.outcome.kind === 'bug' && isNews(answer.outcome))
          failures.push(await keep(request, seeds, guarded, index, answer.outcome));
        onProgress(tried, failures);
      }
    } finally {
      guarded.end();
    }
  };
  const seen = new Map<string, number>();
  const isNews = (outcome: Outcome & { readonly kind: 'bug' }): boolean => {
    const words = `${outcome.bug} ${(outcome.detail.split('\n')[0] ?? '').replace(/[\d.]+/g, '0')}`;
    const times = (seen.get(words) ?? 0) + 1;
    seen.set(words, times);
    return times <= keptOfAKind;
  };
  const note = (index: number, answer: Answer): void => {
    const name = nameOf(answer.outcome);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    tried += 1;
    cpuMs += answer.cpuMs;
    if (answer.cpuMs > slowest.cpuMs) slowest = { index, cpuMs: answer.cpuMs };
    peakMegabytes = Math.max(peakMegabytes, answer.peakMegabytes);
  };
  await Promise.all(Array.from({ length: Math.min(request.threads, request.count) }, thread));
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return {
    tried,
    counts: Object.fromEntries(sorted),
    failures,
    cpuS: cpuMs / 1000,
    slowest,
    peakMegabytes,
  };
}

function nameOf(outcome: Outcome): string {
  if (outcome.kind === 'refused') return `refused ${outcome.code}`;
  return outcome.kind === 'bug' ? `BUG ${outcome.bug}` : outcome.kind;
}

async function keep(
  { seed: runSeed, folder }: Request,
  seeds: readonly Seed[],
  guarded: GuardedProcess,
  index: number,
  outcome: Outcome,
): Promise<Failure> {
  const { seed, mutations, bytes } = await makeInput(seeds, runSeed, index);
  const { analysisId } = seed;
  const isSame = async (shorter: Uint8Array): Promise<boolean> => {
    const again = await guarded.ask({ index, given: { analysisId, bytes: shorter } });
    return nameOf(again.outcome) === nameOf(outcome);
  };
  const tries = outcome.kind === 'bug' && ['hang', 'died'].includes(outcome.bug) ? 6 : 120;
  const smallest = await minimise(bytes, isSame, tries);
  const failure = {
    index,
    from: seed.name,
    mutations,
    outcome,
    bytes: bytes.length,
    minimisedBytes: smallest.length,
  };
  mkdirSync(folder, { recursive: true });
  const name = join(folder, `${String(runSeed)}-${String(index)}`);
  writeFileSync(`${name}.bin`, bytes);
  writeFileSync(`${name}.min.bin`, smallest);
  writeFileSync(`${name}.json`, JSON.stringify({ seed: runSeed, analysisId, ...failure }, undefined, 2));
  return failure;
}
