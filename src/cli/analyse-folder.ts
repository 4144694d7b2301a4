import { resolve } from 'node:path';
import type { Page } from 'playwright';
import { findAnalysis } from '#analyses/registry.ts';
import type { Settings } from '#app/settings.ts';
import { settingsKey } from '#core/settings-key.ts';
import { messageOf } from '#core/thrown.ts';
import { compareFiles, isInShard } from '#engine/ledger/shards.ts';
import type { BatchArguments } from './batch-arguments.ts';
import type { BatchLedger } from './batch-ledger.ts';
import {
  chooseFolder,
  followToEnd,
  goOn,
  handOver,
  listening,
  listFolder,
  longestStandstillMs,
  openedBatch,
  readPageLedger,
  saveExport,
  type Progress,
} from './drive-page.ts';
import { beginFromTable } from './drive-table.ts';
import { writeAlong } from './write-along.ts';

/** How far a run is, over any number of browsers on one profile. */
export type Course = {
  /** The page of the batch, once it was begun, and the files that it is of; all of the folder where none are named. */
  batch?: { readonly url: string; readonly files?: readonly string[] };
  /** Files that came to an end. */
  ended: number;
};

/** What a run of the command works on. */
export type Work = {
  readonly page: Page;
  readonly course: Course;
  readonly url: string;
  readonly wanted: BatchArguments;
  readonly ledger: BatchLedger | undefined;
  /** Resolves when the command is asked to stop. */
  readonly stopAsked: Promise<string>;
  readonly say: (line: string) => void;
};

const secondsBetweenLines = 2;

/** Analyses what is wanted and writes it; undefined where there was no file to analyse. */
export async function analyseFolder(work: Work): Promise<Progress | undefined> {
  const { page, wanted, ledger, say, course } = work;
  await putSettings(work);
  if (course.batch !== undefined) await goOn(page, resolve(wanted.folder), course.batch);
  else if (!(await begin(work))) {
    await ledger?.writeEmpty();
    say('There is no file to analyse; no table was written.');
    return undefined;
  }
  const progress = await follow(work);
  const { csvPath, jsonPath } = wanted;
  if (wanted.names && !(await sayNames(page))) say('These results name nobody: --names changes nothing.');
  if (csvPath !== undefined) await saveExport(page, 'export-csv', resolve(csvPath));
  if (jsonPath !== undefined) await saveExport(page, 'export-json', resolve(jsonPath));
  await writeLedger(work);
  return progress;
}

/** Puts what the call says into the settings, before any page reads them. */
async function putSettings({ page, wanted }: Work): Promise<void> {
  const { delimiter, decimalMark, salt: subjectSalt } = wanted;
  const manifest = wanted.analysisId === undefined ? undefined : findAnalysis(wanted.analysisId);
  const settings: Partial<Settings> = {
    csv: { delimiter, decimalMark, byteOrderMark: false },
    ...(subjectSalt === undefined ? {} : { subjectSalt }),
    // Who names a folder here means all of it.
    ...(manifest?.limits && { filesPerBatch: { [manifest.id]: manifest.limits.filesAtMost } }),
  };
  await page.addInitScript(
    ({ key, text }) => {
      localStorage.setItem(key, text);
    },
    { key: settingsKey, text: JSON.stringify(settings) },
  );
}

/** Starts the batch on the page; false where there is no file for it. */
async function begin({ page, url, wanted, ledger, course }: Work): Promise<boolean> {
  const { shard } = wanted;
  const folder = resolve(wanted.folder);
  const title = wanted.analysisId === undefined ? undefined : findAnalysis(wanted.analysisId)?.title;
  await page.goto(`${url}/`);
  if (title !== undefined) await page.getByRole('radio', { name: title }).check();
  if (shard === undefined && ledger === undefined) {
    await chooseFolder(page, folder);
    course.batch = { url: page.url() };
    return true;
  }
  await listening(page);
  const paths = await listFolder(page, folder);
  const chosen = paths
    .filter((path) => (shard === undefined || isInShard(path, shard)) && ledger?.isWanted(path) !== false)
    .sort(compareFiles);
  if (chosen.length === 0) return false;
  const table = ledger?.subjectsOf(chosen);
  if (table !== undefined) await beginFromTable(page, table, chosen, title);
  else {
    await handOver(page, chosen);
    await openedBatch(page);
  }
  course.batch = { url: page.url(), files: chosen };
  return true;
}

/** Follows the batch to its end; its ledger is written on the way. */
async function follow(work: Work): Promise<Progress> {
  const { page, ledger, stopAsked, say, course } = work;
  const along = writeAlong(() => writeLedger(work), console.error);
  let saidAtMs = 0;
  const onProgress = (now: Progress): void => {
    course.ended = now.done + now.failed;
    if (ledger !== undefined) along.changed();
    if (Date.now() - saidAtMs < secondsBetweenLines * 1000) return;
    saidAtMs = Date.now();
    say(describeProgress(now));
  };
  const followed = followToEnd(page, onProgress, longestStandstillMs);
  const progress = await Promise.race([followed, stopAsked]).catch(async (error: unknown) => {
    await along.end();
    // A page that stands still can often still say what was done.
    if (ledger === undefined || !(await couldWrite(work))) throw error;
    throw new Error(`${messageOf(error)}; what was done until then is in the ledger`, { cause: error });
  });
  await along.end();
  if (typeof progress !== 'string') return progress;
  followed.catch(() => undefined); // the page closes under it
  await writeLedger(work);
  throw new Error(`stopped by ${progress}; what was done until then is in the ledger`);
}

async function writeLedger({ page, ledger }: Work): Promise<void> {
  if (ledger !== undefined) await ledger.write(await readPageLedger(page));
}

async function couldWrite(work: Work): Promise<boolean> {
  try {
    await writeLedger(work);
    return true;
  } catch {
    return false; // the reason why the run ended says more
  }
}

/** Has the table and the JSON say who somebody is; false where there is nothing to say. */
async function sayNames(page: Page): Promise<boolean> {
  await page.getByRole('button', { name: 'Format' }).click();
  const box = page.getByTestId('with-names');
  const isThere = (await box.count()) > 0;
  if (isThere) await box.check();
  return isThere;
}

/** How far a batch is, in a line. */
export function describeProgress({ done, failed, total }: Progress): string {
  return `${String(done + failed)} of ${String(total)} files, ${String(failed)} failed`;
}
