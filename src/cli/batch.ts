/** `npm run batch`: drives the page of the production build over a folder of files and saves what it exports. */
import { rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { settingsKey, type Settings } from '#app/settings.ts';
import { messageOf } from '#core/thrown.ts';
import { parseBatchArguments, usage, type BatchArguments } from './batch-arguments.ts';
import { buildIfStale } from './build-if-stale.ts';
import { chooseFolder, followToEnd, saveExport, type Progress } from './drive-page.ts';
import { findBrowser } from './find-browser.ts';
import { openProfile } from './launch-browser.ts';
import { serveFolder } from './static-server.ts';

const secondsBetweenLines = 2;

async function run(wanted: BatchArguments): Promise<void> {
  const say = wanted.quiet ? () => undefined : console.log;
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
    const progress = await Promise.race([analyse(page, server.url, wanted, say), crashed]);
    say(`${describe(progress)}. Written: ${[wanted.csvPath, wanted.jsonPath].filter(Boolean).join(', ')}`);
  } finally {
    await context.close();
    await server.close();
  }
}

async function analyse(
  page: Page,
  url: string,
  wanted: BatchArguments,
  say: (line: string) => void,
): Promise<Progress> {
  const { delimiter, decimalMark } = wanted;
  const settings: Partial<Settings> = { csv: { delimiter, decimalMark, byteOrderMark: false } };
  await page.addInitScript(
    ({ key, text }) => {
      localStorage.setItem(key, text);
    },
    { key: settingsKey, text: JSON.stringify(settings) },
  );
  await page.goto(`${url}/`);
  await chooseFolder(page, resolve(wanted.folder));
  let saidAtMs = 0;
  const progress = await followToEnd(page, (now) => {
    if (Date.now() - saidAtMs < secondsBetweenLines * 1000) return;
    saidAtMs = Date.now();
    say(describe(now));
  });
  await saveExport(page, 'export-csv', resolve(wanted.csvPath));
  if (wanted.jsonPath !== undefined) await saveExport(page, 'export-json', resolve(wanted.jsonPath));
  return progress;
}

function describe({ done, failed, total }: Progress): string {
  return `${String(done + failed)} of ${String(total)} files, ${String(failed)} failed`;
}

const parsed = parseBatchArguments(process.argv.slice(2));
if (!parsed.ok) {
  console.error(`${parsed.problem}\n\n${usage}`);
  process.exitCode = 2;
} else if (parsed.value === 'help') {
  console.log(usage);
} else if (statSync(parsed.value.folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
  console.error(`not a folder: ${parsed.value.folder}`);
  process.exitCode = 2;
} else {
  try {
    await run(parsed.value);
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
}
