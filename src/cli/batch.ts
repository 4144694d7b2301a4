/** `npm run batch`: drives the page of the production build over a folder of files and saves what it exports. */
import { rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { settingsKey, type Settings } from '#app/settings.ts';
import { messageOf } from '#core/thrown.ts';
import { compareFiles, isInShard } from '#engine/ledger/shards.ts';
import { parseBatchArguments, usage, type BatchArguments } from './batch-arguments.ts';
import { buildIfStale } from './build-if-stale.ts';
import { openBatchLedger, type BatchLedger } from './batch-ledger.ts';
import { chooseFolder, chooseFromFolder, followToEnd, saveExport, type Progress } from './drive-page.ts';
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
  const context = await openProfile(browser, profile, { acceptDownloads: true });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const crashed = new Promise<never>((_, reject) => {
      page.on('crash', () => {
        reject(new Error('the page crashed'));
      });
    });
    page.on('pageerror', (error) => {
      console.error(`error in the page: ${error.message}`);
    });
    const work = { page, url: server.url, wanted, ledger, scratch: profile, say };
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
async function analyse({ page, url, wanted, ledger, scratch, say }: Work): Promise<Progress | undefined> {
  const { delimiter, decimalMark, csvPath, jsonPath, shard, salt: subjectSalt } = wanted;
  const csv = { delimiter, decimalMark, byteOrderMark: false };
  const settings: Partial<Settings> = { csv, ...(subjectSalt === undefined ? {} : { subjectSalt }) };
  await page.addInitScript(
    ({ key, text }) => {
      localStorage.setItem(key, text);
    },
    { key: settingsKey, text: JSON.stringify(settings) },
  );
  await page.goto(`${url}/`);
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
  const progress = await followToEnd(page, (now) => {
    if (Date.now() - saidAtMs < secondsBetweenLines * 1000) return;
    saidAtMs = Date.now();
    say(describe(now));
  });
  if (csvPath !== undefined) await saveExport(page, 'export-csv', resolve(csvPath));
  const json = jsonPath === undefined ? ledger && join(scratch, 'export.json') : resolve(jsonPath);
  if (json !== undefined) await saveExport(page, 'export-json', json);
  if (json !== undefined) await ledger?.write(json);
  return progress;
}

function describe({ done, failed, total }: Progress): string {
  return `${String(done + failed)} of ${String(total)} files, ${String(failed)} failed`;
}

async function main(args: readonly string[]): Promise<number> {
  if (args[0] === 'merge') return runMerge(args.slice(1), { say: console.log, warn: console.error });
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
