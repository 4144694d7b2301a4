/**
 * `npm run faults -- --kills 30 --renderers 10 --deletions 10`: kills the browser, or its renderers alone, in the middle
 * of batches, and deletes their database; prints counts as JSON.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '#core/random.ts';
import { buildIfStale } from '#cli/build-if-stale.ts';
import { chooseFolder, followToEnd, readProgress, saveExport, isFinished } from '#cli/drive-page.ts';
import { findBrowser, type Browser } from '#cli/find-browser.ts';
import { openProfile } from '#cli/launch-browser.ts';
import { serveFolder } from '#cli/static-server.ts';
import { manyFiles, writeFolder } from '../e2e/plain-files.ts';
import { faultsIn, goOn, listen, listenForLosses, type Acknowledged } from './batch-in-page.ts';
import { startKillable } from './killable-browser.ts';
import { damageDatabase, deleteDatabase } from './stored-database.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    renderers: { type: 'string', default: '10' },
    deletions: { type: 'string', default: '10' },
    files: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const [kills, deletions, files] = [Number(values.kills), Number(values.deletions), Number(values.files)];
const renderers = Number(values.renderers);
const random = seededRandom(Number(values.seed));
/** A kill comes after up to so many further files, and then up to so much later; on a slow machine after so long. */
const life = { files: files / 6, laterMs: 400, longestMs: 20_000 };
const say = console.error;

type Counts = {
  kills: number;
  renderers: number;
  /** Databases deleted, those included that were damaged so that the browser deletes them. */
  deletions: number;
  damages: number;
  lossesSaid: string[];
  batches: number;
  acknowledged: number;
  quarantined: number;
  faults: string[];
  backend: string;
};

/** The CSV of a batch that nothing disturbs. */
async function undisturbed(browser: Browser, url: string, folder: string): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'benchside-faults-'));
  const context = await openProfile(browser, profile);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${url}/`);
    await chooseFolder(page, folder);
    await followToEnd(page, () => undefined);
    return await exported(page, profile);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function exported(page: Parameters<typeof saveExport>[0], profile: string): Promise<string> {
  const path = join(profile, 'exported.csv');
  await saveExport(page, 'export-csv', path);
  return readFile(path, 'utf8');
}

/** The first line in which two texts differ, both ways; undefined for the same text. */
function firstDifference(found: string, wanted: string): string | undefined {
  if (found === wanted) return undefined;
  const lines = wanted.split('\n');
  const place = found.split('\n').findIndex((line, index) => line !== lines[index]);
  return `${found.split('\n')[place] ?? 'no line'} | ${lines[place] ?? 'no line'}`;
}

/** One life of the browser: opens the batch, checks what is stored, and is killed at a random instant. Gives the batch's address, undefined once it is finished. */
async function live(
  browser: Browser,
  profile: string,
  folder: string,
  home: string,
  batchUrl: string | undefined,
  acknowledged: Acknowledged,
  counts: Counts,
): Promise<{ batchUrl: string; finished: boolean }> {
  const { page, kill, killRenderers } = await startKillable(browser, profile);
  try {
    await listen(page, acknowledged);
    await listenForLosses(page, counts.lossesSaid);
    if (batchUrl === undefined) {
      await page.goto(home);
      await chooseFolder(page, folder);
    } else {
      await goOn(page, batchUrl, folder);
      counts.faults.push(...(await faultsIn(page, acknowledged)));
    }
    const url = page.url();
    const until = acknowledged.size + random() * life.files;
    for (const startMs = Date.now(); acknowledged.size < until && Date.now() - startMs < life.longestMs;) {
      if (isFinished(await readProgress(page))) break;
      await page.waitForTimeout(20);
    }
    await page.waitForTimeout(random() * life.laterMs);
    const finished = isFinished(await readProgress(page));
    if (!finished && counts.renderers < renderers && random() < (2 * renderers) / kills) {
      if ((await killRenderers()) === 0) throw new Error('no renderer was found');
      counts.renderers += 1;
      // The browser keeps a renderer in reserve, and has to notice that it is gone as well.
      await new Promise((resolve) => setTimeout(resolve, 500));
      const next = await page.context().newPage();
      await listen(next, acknowledged);
      await goOn(next, url, folder);
      counts.faults.push(...(await faultsIn(next, acknowledged)));
      await next.waitForTimeout(random() * life.laterMs);
    }
    return { batchUrl: url, finished };
  } finally {
    await kill();
  }
}

/** A batch on a fresh profile, killed until it is through or the kills are spent, then finished and compared. */
async function killedBatch(
  browser: Browser,
  url: string,
  folder: string,
  wanted: string,
  counts: Counts,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'benchside-faults-'));
  const acknowledged: Acknowledged = new Map();
  let batchUrl: string | undefined;
  try {
    for (let finished = false; !finished && counts.kills < kills;) {
      ({ batchUrl, finished } = await live(
        browser,
        profile,
        folder,
        `${url}/`,
        batchUrl,
        acknowledged,
        counts,
      ));
      counts.kills += 1;
      if (counts.deletions < deletions && random() < deletions / kills) {
        // Every other time the browser is made to do it itself.
        const damaged = counts.deletions % 2 === 1 && (await damageDatabase(profile));
        if (damaged) counts.damages += 1;
        else counts.backend = await deleteDatabase(profile);
        counts.deletions += 1;
      }
      say(
        `${String(counts.kills)} kills, ${String(acknowledged.size)} acknowledged, ${String(counts.faults.length)} faults`,
      );
    }
    if (batchUrl === undefined) return;
    const context = await openProfile(browser, profile);
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      await goOn(page, batchUrl, folder);
      counts.faults.push(...(await faultsIn(page, acknowledged)));
      const { failed } = await followToEnd(page, () => undefined);
      if (failed > 0) {
        // Cut off three times in a row, a file waits for a click, as it should.
        counts.quarantined += failed;
        await page.getByRole('button', { name: 'Retry failed' }).click();
        await page.waitForTimeout(500);
        await followToEnd(page, () => undefined);
      }
      const differing = firstDifference(await exported(page, profile), wanted);
      if (differing !== undefined)
        counts.faults.push(`the CSV differs from the undisturbed one: ${differing}`);
    } finally {
      await context.close();
    }
    counts.batches += 1;
    counts.acknowledged += acknowledged.size;
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const build = await buildIfStale(say);
const browser = await findBrowser(say);
const server = await serveFolder(build);
const counts: Counts = {
  kills: 0,
  renderers: 0,
  deletions: 0,
  damages: 0,
  lossesSaid: [],
  batches: 0,
  acknowledged: 0,
  quarantined: 0,
  faults: [],
  backend: 'not looked for',
};
try {
  const folder = await writeFolder(manyFiles(files));
  const wanted = await undisturbed(browser, server.url, folder);
  while (counts.kills < kills && counts.faults.length === 0)
    await killedBatch(browser, server.url, folder, wanted, counts).catch((thrown: unknown) => {
      counts.faults.push(`the batch could not be gone on with: ${String(thrown)}`);
    });
} finally {
  await server.close();
}
console.log(
  JSON.stringify(
    { browser: browser.found, filesPerBatch: files, seed: values.seed, ...counts },
    undefined,
    2,
  ),
);
if (counts.faults.length > 0) process.exitCode = 1;
