import { findAnalysis } from '#analyses/registry.ts';
import { faultDetail } from '#core/result.ts';
import { messageOf } from '#core/thrown.ts';
import type { NamedFile } from './batch-api.ts';
import { newBatchOptions } from './new-batch-options.ts';
import { openBatches } from './open-batches.ts';
import { currentSettings } from './settings.svelte.ts';

/** Files on their way into a batch of this tab. */
export type Intake = {
  readonly batchId: string;
  readonly done: number;
  readonly total: number;
  /** What the last intake has to say when it is over: refused, or already there. */
  readonly message?: string;
};

let intake = $state.raw<Intake | undefined>();
let abort: AbortController | undefined;
/** Batches that the user paused or cancelled. A plain record: nothing on a page depends on it. */
let stopped: readonly string[] = [];

function update(next: Intake | undefined): void {
  intake = next;
}

/** The intake of this batch, while it goes on or as long as it has something to say. */
export function intakeOf(batchId: string): Intake | undefined {
  return intake?.batchId === batchId ? intake : undefined;
}

/** Whether files are being taken in now. */
export function isTakingIn(batchId: string): boolean {
  const current = intakeOf(batchId);
  return current !== undefined && current.message === undefined;
}

/** Remembers that the user paused or cancelled, so that the end of an intake does not start the run again. */
export function holdBack(batchId: string): void {
  stopped = [...stopped, batchId];
}

/** Takes no more files into this batch; those that are in stay. */
export function stopIntake(batchId: string): void {
  if (isTakingIn(batchId)) abort?.abort();
}

/** Runs a batch at the user's wish. */
export async function startBatch(batchId: string): Promise<void> {
  stopped = stopped.filter((id) => id !== batchId);
  await (await openBatches()).start(batchId);
}

/**
 * A new batch with these files and the options chosen in the settings. Resolves with its id as soon as it is there;
 * the files are taken in, and analysed, in the background. A refusal is thrown as an Error with its reason in words.
 */
export async function startNewBatch(
  analysisId: string,
  title: string | undefined,
  files: readonly NamedFile[],
): Promise<string> {
  const batches = await openBatches();
  const created = await batches.create(analysisId, title, await optionsFor(analysisId));
  if (!created.ok) throw new Error(faultDetail(created.fault));
  void addToBatch(created.value.id, files);
  return created.value.id;
}

async function optionsFor(analysisId: string): Promise<unknown> {
  const { options, subjectSalt } = currentSettings();
  const stored = options[analysisId];
  const isDefault = stored === undefined && subjectSalt === undefined;
  const manifest = isDefault ? undefined : findAnalysis(analysisId);
  return manifest && newBatchOptions(await manifest.load(), stored, subjectSalt);
}

/** Takes files into a batch and runs it; what is ready first is analysed while the rest still comes in. */
export async function addToBatch(batchId: string, files: readonly NamedFile[]): Promise<void> {
  stopped = stopped.filter((id) => id !== batchId);
  const stopper = new AbortController();
  abort = stopper;
  update({ batchId, done: 0, total: files.length });
  try {
    const batches = await openBatches();
    let started = false;
    const added = await batches.addFiles(
      batchId,
      files,
      (done, total) => {
        update({ batchId, done, total });
        if (started || stopped.includes(batchId)) return;
        started = true;
        batches.start(batchId).catch(() => undefined); // the start after the intake says what is wrong
      },
      stopper.signal,
    );
    if (!stopped.includes(batchId)) await batches.start(batchId);
    const message = added.ok ? repeatWords(added.value.alreadyThere) : faultDetail(added.fault);
    update(message === undefined ? undefined : { batchId, done: files.length, total: files.length, message });
  } catch (error) {
    update({
      batchId,
      done: 0,
      total: files.length,
      message: messageOf(error),
    });
  }
}

function repeatWords(alreadyThere: number): string | undefined {
  if (alreadyThere === 0) return undefined;
  return alreadyThere === 1
    ? 'One file was in this batch already and was not added again.'
    : `${String(alreadyThere)} files were in this batch already and were not added again.`;
}

/** Takes the message of the last intake away. */
export function dismissIntake(): void {
  update(undefined);
}
