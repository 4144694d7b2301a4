/** `npm run batch`: drives the page of the production build over a folder of files and saves what it exports. */
import { rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '#core/thrown.ts';
import { analyseFolder, describeProgress, type Course } from './analyse-folder.ts';
import { parseBatchArguments, usage, type BatchArguments } from './batch-arguments.ts';
import { openBatchLedger } from './batch-ledger.ts';
import { BrowserGone, inBrowserLives, watchBrowser } from './browser-lives.ts';
import { buildIfStale } from './build-if-stale.ts';
import { findBrowser } from './find-browser.ts';
import { openProfile } from './launch-browser.ts';
import { runMerge } from './merge.ts';
import { serveFolder } from './static-server.ts';

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
  const course: Course = { ended: 0 };
  try {
    const progress = await inBrowserLives(
      async () => watchBrowser(await openProfile(browser, profile, { acceptDownloads: true, ...signals })),
      (page) => {
        page.on('pageerror', (error) => {
          console.error(`error in the page: ${error.message}`);
        });
        return analyseFolder({ page, course, url: server.url, wanted, ledger, stopAsked, say });
      },
      () => course.ended,
      console.error,
    ).catch((thrown: unknown) => {
      if (!(thrown instanceof BrowserGone)) throw thrown;
      const kept = isOurs
        ? 'What was done until a few seconds before is in the ledger'
        : 'What this run did is lost';
      throw new Error(
        `${thrown.message}, again and again. ${kept}. Smaller shares (--shard) need less memory.`,
      );
    });
    if (progress === undefined) return;
    const written = [wanted.csvPath, wanted.jsonPath, ledgerPath].filter(Boolean).join(', ');
    say(`${describeProgress(progress)}. Written: ${written}`);
  } finally {
    await server.close();
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
