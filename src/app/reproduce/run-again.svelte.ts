import { toHex } from '#core/hex.ts';
import { faultDetail } from '#core/result.ts';
import { findAnalysis } from '#analyses/registry.ts';
import type { Item } from '#engine/ports.ts';
import { faultWords, thrownWords } from '#language/faults.ts';
import { appVersion } from '../app-version.ts';
import { withBatches } from '../live-batch.svelte.ts';
import { currentSettings } from '../settings.svelte.ts';
import { largestBundleBytes, parseBundle, type Bundle, type BundledTest } from './bundle.ts';
import { compareTest, matchFiles, type Compared, type Matched } from './compare-tests.ts';

/** A file as it was given, with the hash of its bytes. */
export type HashedFile = { readonly name: string; readonly sha256: string; readonly file: File };

/** A test of the bundle beside what was made of its file here. */
export type ComparedTest = {
  readonly test: BundledTest;
  readonly itemId: string;
  readonly compared: Compared;
};

/** Running a bundle's tests again, as its page follows it. */
export type RunAgain = {
  readonly phase: 'waiting' | 'ready' | 'running' | 'done';
  readonly bundle: Bundle | undefined;
  readonly bundleName: string;
  readonly matched: Matched<HashedFile>;
  /** What is being done, in words. */
  readonly busy: string | undefined;
  readonly problem: string | undefined;
  readonly batchId: string | undefined;
  readonly tests: readonly ComparedTest[];
  /** Versions and models that are not the bundle's. */
  readonly otherVersions: readonly string[];
  /** Takes the bundle and files, in any order and number. */
  readonly give: (files: readonly { readonly name: string; readonly file: File }[]) => Promise<void>;
  readonly run: () => Promise<void>;
};

/** Opens the page's run; files are hashed here, and only their hashes are looked at until it is started. */
export function openRunAgain(): RunAgain {
  let phase = $state<RunAgain['phase']>('waiting');
  let bundle = $state.raw<Bundle | undefined>();
  let bundleName = $state('');
  let files = $state.raw<readonly HashedFile[]>([]);
  let busy = $state<string | undefined>();
  let problem = $state<string | undefined>();
  let batchId = $state<string | undefined>();
  let tests = $state.raw<readonly ComparedTest[]>([]);

  const matched = $derived(matchFiles(bundle?.tests ?? [], files));

  async function give(given: readonly { readonly name: string; readonly file: File }[]): Promise<void> {
    if (phase === 'running') return;
    problem = undefined;
    try {
      const hashed = [...files];
      for (const [place, { name, file }] of given.entries()) {
        busy = `Looking at ${String(place + 1)} of ${String(given.length)} files…`;
        if (await takeBundle(name, file)) continue;
        if (file.size > currentSettings().fileLimitMb * 1024 * 1024) continue;
        const sha256 = await hashOf(file);
        if (!hashed.some((other) => other.sha256 === sha256)) hashed.push({ name, sha256, file });
      }
      files = hashed;
      phase = bundle === undefined || matched.found.length === 0 ? 'waiting' : 'ready';
    } catch (thrown) {
      problem = `A file could not be read: ${thrownWords(thrown)}`;
    } finally {
      busy = undefined;
    }
  }

  /** Whether the file is a bundle; one that says it is and is none is a problem. */
  async function takeBundle(name: string, file: File): Promise<boolean> {
    if (!/\.json$/i.test(name) || file.size > largestBundleBytes) return false;
    const head = await file.slice(0, 200).text();
    if (!head.includes('"benchside-bundle"')) return false;
    const parsed = parseBundle(await file.text());
    if (!parsed.ok) problem = faultWords(parsed.fault);
    else if (findAnalysis(parsed.value.analysis.id) === undefined)
      problem = `the bundle is of an analysis that this version does not have: ${parsed.value.analysis.id}`;
    else {
      bundle = parsed.value;
      bundleName = name;
      tests = [];
      batchId = undefined;
    }
    return true;
  }

  async function run(): Promise<void> {
    const known = bundle;
    if (known === undefined || phase === 'running') return;
    phase = 'running';
    problem = undefined;
    try {
      await runBundle(known);
      phase = 'done';
    } catch (thrown) {
      problem = thrownWords(thrown);
      phase = 'ready';
    } finally {
      busy = undefined;
    }
  }

  async function runBundle(known: Bundle): Promise<void> {
    const { found } = matched;
    // One name for each test, whatever two of them were called.
    const named = found.map(({ test, file }, place) => ({
      test,
      name: `${String(place + 1).padStart(4, '0')} ${file.name.slice(file.name.lastIndexOf('/') + 1)}`,
      file: file.file,
    }));
    busy = 'Making the batch…';
    await withBatches(async (batches) => {
      const made = await batches.createFrom(
        known.analysis.id,
        {
          ledger: { name: bundleName, own: '', ownCount: 0, extraNames: [] },
          items: named.map(({ name, test }) => ({
            name,
            state: { status: 'awaited' },
            sha256: '',
            attempts: 0,
            ...(test.facts && { facts: test.facts }),
          })),
        },
        `Run again: ${bundleName.replace(/\.json$/i, '')}`,
        known.options,
      );
      if (!made.ok) throw new Error(faultDetail(made.fault));
      const id = (batchId = made.value.id);
      const added = await batches.addFiles(id, named);
      if (!added.ok) throw new Error(faultDetail(added.fault));
      await batches.start(id);
      await settled(id);
      const items = await batches.items(id);
      busy = 'Setting by hand what was set by hand…';
      for (const [place, { test }] of named.entries()) {
        const item = items[place];
        if (item === undefined || test.adjustments === undefined || item.state.status !== 'done') continue;
        const signed = { atMs: Date.now(), by: 'bundle', why: 'as in the reproducibility bundle' };
        const events = Object.entries(test.adjustments).map(
          ([what, to]) => ({ ...signed, kind: 'adjusted', what, to }) as const,
        );
        const reviewed = await batches.review(item.id, events);
        if (!reviewed.ok) problem = `${test.name} could not be adjusted: ${faultWords(reviewed.fault)}`;
      }
      tests = compareAll(
        named.map(({ test }) => test),
        await batches.items(id),
      );
    });
  }

  /** Resolves when nothing of the batch is left to do. */
  async function settled(id: string): Promise<void> {
    await withBatches(
      (batches) =>
        new Promise<void>((resolve, reject) => {
          const end = batches.watch(
            id,
            ({ summary: { counts } }) => {
              const left = counts.awaited + counts.queued + counts.running;
              busy = `Analysing: ${String(counts.total - left)} of ${String(counts.total)}…`;
              if (left > 0 || counts.total === 0) return;
              end();
              resolve();
            },
            (thrown) => {
              end();
              reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
            },
          );
        }),
    );
  }

  return {
    get phase() {
      return phase;
    },
    get bundle() {
      return bundle;
    },
    get bundleName() {
      return bundleName;
    },
    get matched() {
      return matched;
    },
    get busy() {
      return busy;
    },
    get problem() {
      return problem;
    },
    get batchId() {
      return batchId;
    },
    get tests() {
      return tests;
    },
    get otherVersions() {
      return bundle === undefined ? [] : versionsApart(bundle);
    },
    give,
    run,
  };
}

function compareAll(tests: readonly BundledTest[], items: readonly Item[]): readonly ComparedTest[] {
  return tests.flatMap((test, place) => {
    const item = items[place];
    return item === undefined ? [] : [{ test, itemId: item.id, compared: compareTest(test, item) }];
  });
}

/** What here is not what made the bundle. */
function versionsApart({ appVersion: theirs, analysis, models }: Bundle): readonly string[] {
  const manifest = findAnalysis(analysis.id);
  const ours = manifest?.shippedModels ?? [];
  return [
    ...(theirs === appVersion ? [] : [`Benchside ${theirs} (here ${appVersion})`]),
    ...(manifest?.version === analysis.version
      ? []
      : [`analysis ${analysis.id} ${String(analysis.version)} (here ${String(manifest?.version)})`]),
    ...models
      .filter(({ sha256 }) => !ours.some((model) => model.sha256 === sha256))
      .map(({ id, version, sha256 }) => `model ${id} ${version}, SHA-256 ${sha256.slice(0, 12)}`),
  ];
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return toHex(new Uint8Array(digest));
}
