/** `npm run batch`: drives the page of the production build over a folder of files and saves what it exports. */
import { rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { findAnalysis } from '#analyses/registry.ts';
import type { Settings } from '#app/settings.ts';
import { settingsKey } from '#core/settings-key.ts';
import { messageOf } from '#core/thrown.ts';
import { compareFiles, isInShard } from '#engine/ledger/shards.ts';
import { parseBatchArguments, usage, type BatchArguments } from './batch-arguments.ts';
import { buildIfStale } from './build-if-stale.ts';
import { openBatchLedger, type BatchLedger } from './batch-ledger.ts';
import {
  chooseFolder,
  chooseFromFolder,
  followToEnd,
  longestStandstillMs,
  saveExport,
  type Progress,
} from './drive-page.ts';
import { findBrowser } from './find-browser.ts';
import { openProfile } from './launch-browser.ts';
import { runMerge } from './merge.ts';
import { serveFolder } from './static-server.ts';

const secondsBetweenLines = 2;

type Work = {
  readonly page: Page;
  readonly url: string;
  readonly wanted: BatchArguments;
  readonly ledger: BatchLedger | undefined;
  /** A folder that is deleted when the command ends. */
  readonly scratch: string;
  /** Resolves when the command is asked to stop. */
  readonly stopAsked: Promise<string>;
  readonly say: (line: string) => void;
};

async function run(wanted: BatchArguments): Promise<void> {
  const say = wanted.quiet ? () => undefined : console.log;
  const { ledgerPath } = wanted;
  const ledger = ledgerPath === undefined ? undefined : await openBatchLedger(ledgerPath, wanted, say);
  const folder = await buildIfStale(say);
  const browser = await findBrowser(say);
  say(`Browser: ${browser.found}`);
  const profile = await mkdtemp(join(tmpdir(), 'benchside-batch-'));
  // Also when the run is interrupted: the profile holds copies of the files.
  process.once('exit', () => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const server = await serveFolder(folder);
  // With a ledger a signal ends the run, and what is done is written first; the browser must not die before.
  const isOurs = ledger !== undefined;
  const signals = { handleSIGINT: !isOurs, handleSIGTERM: !isOurs, handleSIGHUP: !isOurs };
  const stopAsked = isOurs ? firstSignal() : new Promise<string>(() => undefined);
  const context = await openProfile(browser, profile, { acceptDownloads: true, ...signals });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const crashed = new Promise<never>((_, reject) => {
      page.on('crash', () => {
        reject(
          new Error(
            'the page crashed: the browser ended it, most often because memory ran out or one file took it down. ' +
              `What this run had not yet written is lost${isOurs ? '; the ledger is as it was before' : ''}. ` +
              'Started again it may come through; smaller shares (--shard) need less memory.',
          ),
        );
      });
    });
    page.on('pageerror', (error) => {
      console.error(`error in the page: ${error.message}`);
    });
    const work = { page, url: server.url, wanted, ledger, scratch: profile, stopAsked, say };
    const progress = await Promise.race([analyse(work), crashed]);
    if (progress === undefined) return;
    const written = [wanted.csvPath, wanted.jsonPath, ledgerPath].filter(Boolean).join(', ');
    say(`${describe(progress)}. Written: ${written}`);
  } finally {
    await context.close();
    await server.close();
  }
}

/** Analyses what is wanted and writes it; undefined where there was no file to analyse. */
async function analyse({
  page,
  url,
  wanted,
  ledger,
  scratch,
  stopAsked,
  say,
}: Work): Promise<Progress | undefined> {
  const { delimiter, decimalMark, csvPath, jsonPath, shard, salt: subjectSalt } = wanted;
  const csv = { delimiter, decimalMark, byteOrderMark: false };
  const manifest = wanted.analysisId === undefined ? undefined : findAnalysis(wanted.analysisId);
  const settings: Partial<Settings> = {
    csv,
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
  await page.goto(`${url}/`);
  if (manifest !== undefined) await page.getByRole('radio', { name: manifest.title }).check();
  if (shard === undefined && ledger === undefined) await chooseFolder(page, resolve(wanted.folder));
  else {
    const chosen = await chooseFromFolder(page, resolve(wanted.folder), (paths) =>
      paths
        .filter((path) => (shard === undefined || isInShard(path, shard)) && ledger?.isWanted(path) !== false)
        .sort(compareFiles),
    );
    if (chosen === 0) {
      await ledger?.writeEmpty();
      say('There is no file to analyse; no table was written.');
      return undefined;
    }
  }
  let saidAtMs = 0;
  const sayNow = (now: Progress): void => {
    if (Date.now() - saidAtMs < secondsBetweenLines * 1000) return;
    saidAtMs = Date.now();
    say(describe(now));
  };
  const followed = followToEnd(page, sayNow, longestStandstillMs);
  const progress = await Promise.race([followed, stopAsked]).catch(async (error: unknown) => {
    // A page that stands still can often still say what was done.
    if (ledger === undefined || !(await couldWrite(page, ledger, join(scratch, 'export.json')))) throw error;
    throw new Error(`${messageOf(error)}; what was done until then is in the ledger`, { cause: error });
  });
  if (typeof progress === 'string') {
    followed.catch(() => undefined); // the page closes under it
    await writeLedger(page, ledger, join(scratch, 'export.json'));
    throw new Error(`stopped by ${progress}; what was done until then is in the ledger`);
  }
  if (wanted.names && !(await sayNames(page))) say('These results name nobody: --names changes nothing.');
  if (csvPath !== undefined) await saveExport(page, 'export-csv', resolve(csvPath));
  if (jsonPath !== undefined) await saveExport(page, 'export-json', resolve(jsonPath));
  await writeLedger(page, ledger, join(scratch, 'export.json'));
  return progress;
}

/** Has the table and the JSON say who somebody is; false where there is nothing to say. */
async function sayNames(page: Page): Promise<boolean> {
  await page.getByRole('button', { name: 'Format' }).click();
  const box = page.getByTestId('with-names');
  const isThere = (await box.count()) > 0;
  if (isThere) await box.check();
  return isThere;
}

async function writeLedger(page: Page, ledger: BatchLedger | undefined, scratchPath: string): Promise<void> {
  if (ledger === undefined) return;
  await saveExport(page, 'export-json', scratchPath);
  await ledger.write(scratchPath);
}

async function couldWrite(page: Page, ledger: BatchLedger, scratchPath: string): Promise<boolean> {
  try {
    await writeLedger(page, ledger, scratchPath);
    return true;
  } catch {
    return false; // the reason why the run ended says more
  }
}

/** The first signal that asks to stop; a second one ends the program at once. */
function firstSignal(): Promise<string> {
  return new Promise((resolveSignal) => {
    let isFirst = true;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (!isFirst) process.exit(1);
        isFirst = false;
        resolveSignal(signal);
      });
  });
}

function describe({ done, failed, total }: Progress): string {
  return `${String(done + failed)} of ${String(total)} files, ${String(failed)} failed`;
}

/** Builds the app and finds the browser, so that many jobs that start at once need not. */
async function prepare(): Promise<number> {
  try {
    await buildIfStale(console.log);
    console.log(`Ready. Browser: ${(await findBrowser(console.log)).found}`);
    return 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}

async function main(args: readonly string[]): Promise<number> {
  if (args[0] === 'merge') return runMerge(args.slice(1), { say: console.log, warn: console.error });
  if (args[0] === 'prepare' && args.length === 1) return prepare();
  const parsed = parseBatchArguments(args);
  if (!parsed.ok) {
    console.error(`${parsed.problem}\n\n${usage}`);
    return 2;
  }
  if (parsed.value === 'help') {
    console.log(usage);
    return 0;
  }
  if (statSync(parsed.value.folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    console.error(`not a folder: ${parsed.value.folder}`);
    return 2;
  }
  try {
    await run({ salt: process.env['BENCHSIDE_SALT'], ...parsed.value });
    return 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
