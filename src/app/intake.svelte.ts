import { findAnalysis } from '#analyses/registry.ts';
import { faultCode, faultDetail, type Fault } from '#core/result.ts';
import { defaultLimits, type BatchLimits } from '#engine/limits.ts';
import { visibleText } from '#core/visible-text.ts';
import { faultWords, thrownWords } from '#language/faults.ts';
import { term } from '#language/terms.ts';
import type { AddedFiles, BatchApi, NamedFile } from './batch-api.ts';
import { limitsOfBatch, refuseNewBatch, tooLargeInWords } from './batch-limits.ts';
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
  /** Files that the browser had no room for; they are tried again as room comes, as long as this page is open. */
  readonly withoutRoom?: readonly NamedFile[];
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
  return current !== undefined && current.message === undefined && current.withoutRoom === undefined;
}

/** Remembers that the user paused or cancelled, so that the end of an intake does not start the run again. */
export function holdBack(batchId: string): void {
  stopped = [...stopped, batchId];
}

/** Takes no more files into this batch; those that are in stay. */
export function stopIntake(batchId: string): void {
  if (isTakingIn(batchId)) abort?.abort();
}

/** Runs a batch at the user's wish, with the files that had no room before. */
export async function startBatch(batchId: string): Promise<void> {
  stopped = stopped.filter((id) => id !== batchId);
  const files = intakeOf(batchId)?.withoutRoom;
  if (files !== undefined) void addToBatch(batchId, files);
  else await (await openBatches()).start(batchId);
}

/** Files of this analysis are about to be given: what they will need is loaded meanwhile. */
export function expectFiles(analysisId: string): void {
  openBatches().then(
    (batches) => {
      batches.startAhead(analysisId);
    },
    () => undefined, // whoever gives the files is told
  );
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
  const limits = chosenLimits(analysisId);
  const refusal = refuseNewBatch(files, limits);
  if (refusal !== undefined) throw new Error(tooLargeInWords(refusal, limits, findAnalysis(analysisId)));
  const batches = await openBatches();
  const created = await batches.create(analysisId, title, await optionsFor(analysisId));
  if (!created.ok) throw new Error(faultDetail(created.fault));
  void addToBatch(created.value.id, files);
  return created.value.id;
}

/** What a batch of this analysis may hold by the settings of this device. */
function chosenLimits(analysisId: string): BatchLimits {
  const { filesPerBatch, fileLimitMb } = currentSettings();
  const app = { ...defaultLimits, fileSizeBytes: fileLimitMb * 1024 * 1024 };
  return limitsOfBatch(app, findAnalysis(analysisId), filesPerBatch[analysisId]);
}

/** Where the answer was asked for: the browser is not to be asked, nor the user, with every batch. */
const askedKey = 'benchside.asked-to-persist';

/** Asks the browser not to clear the storage by itself. Nothing depends on the answer; the privacy page shows it. */
function askOnceToPersist(batches: BatchApi): void {
  try {
    if (localStorage.getItem(askedKey) !== null) return;
    localStorage.setItem(askedKey, 'yes');
  } catch {
    return; // storage barred: there is nothing to persist
  }
  batches.askToPersist().catch(() => undefined);
}

async function optionsFor(analysisId: string): Promise<unknown> {
  const { options, kept, subjectSalt } = currentSettings();
  const stored = options[analysisId];
  const isDefault = stored === undefined && subjectSalt === undefined && kept[analysisId] === undefined;
  const manifest = isDefault ? undefined : findAnalysis(analysisId);
  return manifest && newBatchOptions(await manifest.load(), stored, subjectSalt, kept[analysisId]);
}

/** Takes files into a batch and runs it; what is ready first is analysed while the rest still comes in. */
export async function addToBatch(batchId: string, given: readonly NamedFile[]): Promise<void> {
  stopped = stopped.filter((id) => id !== batchId);
  clearTimeout(nextTry);
  const left = intakeOf(batchId)?.withoutRoom ?? given;
  const files = left === given ? given : [...left, ...given];
  const stopper = new AbortController();
  abort = stopper;
  update({ batchId, done: 0, total: files.length });
  try {
    const batches = await openBatches();
    askOnceToPersist(batches);
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
    const { withoutRoom = undefined } = added.ok ? added.value : {};
    if (withoutRoom !== undefined) {
      update({ batchId, done: files.length - withoutRoom.length, total: files.length, withoutRoom });
      tryLater(batchId, withoutRoom);
      return;
    }
    tries = 0;
    const message = added.ok ? endInWords(added.value) : await refusalInWords(batches, batchId, added.fault);
    update(message === undefined ? undefined : { batchId, done: files.length, total: files.length, message });
  } catch (error) {
    update({
      batchId,
      done: 0,
      total: files.length,
      message: thrownWords(error),
    });
  }
}

/** The first pause before files without room are tried again; each is twice as long, up to the longest. */
const pauses = { firstMs: 5_000, longestMs: 80_000 };
let tries = 0;
let nextTry: ReturnType<typeof setTimeout> | undefined;

/** Tries files again that had no room: the user may have made some, here or on the disk. */
function tryLater(batchId: string, files: readonly NamedFile[]): void {
  const pauseMs = Math.min(pauses.longestMs, pauses.firstMs * 2 ** tries);
  tries += 1;
  nextTry = setTimeout(() => {
    if (intake?.withoutRoom !== files || stopped.includes(batchId)) return;
    void addToBatch(batchId, files);
  }, pauseMs);
}

async function refusalInWords(batches: BatchApi, batchId: string, fault: Fault): Promise<string> {
  if (faultCode(fault) !== 'batch-too-large' || !('code' in fault)) return faultWords(fault);
  const analysisId = (await batches.summary(batchId))?.batch.analysisId ?? '';
  return term(tooLargeInWords(fault, chosenLimits(analysisId), findAnalysis(analysisId)));
}

/** Names that a message gives; more are counted. */
const namedFiles = 5;

function endInWords({ alreadyThere, unclear = [] }: AddedFiles): string | undefined {
  const words = [repeatWords(alreadyThere), unclearWords(unclear)].filter((one) => one !== undefined);
  return words.length === 0 ? undefined : words.join(' ');
}

function unclearWords(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const more = names.length - namedFiles;
  const shown = names.slice(0, namedFiles).map(visibleText).join(', ');
  const list = more > 0 ? `${shown}, … (+${String(more)})` : shown;
  return names.length === 1
    ? `One file may belong to more than one row of the table and became a row of its own: ${list}. To fill a row with it, choose it on that row’s page.`
    : `${String(names.length)} files may belong to rows of the table in more than one way and became rows of their own: ${list}. To fill a row with one of them, choose it on that row’s page.`;
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
