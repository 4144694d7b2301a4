import { isFinished, type Progress } from '#cli/drive-page.ts';
import { storedItemsInPage, type StoredState } from '../read-database.ts';
import { resultsFrom, type Results } from '../results.ts';
import { progressOf, type EnginePage } from './engine-page.ts';

/** A batch as one page shows it, and the files it is made of. */
export type EngineBatch = { readonly page: EnginePage; readonly paths: readonly string[] };

const input = '[data-testid="drop-input"]';
/** Something is to move within this time while files are left. */
const hangsAfterMs = 90_000;
const pressText = `(pattern) => {
  const button = [...document.querySelectorAll('button')].find(
    (each) => new RegExp(pattern).test(each.textContent.trim()) && !each.disabled);
  button?.click();
  return button !== undefined;
}`;

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Makes a new batch of the files on the home page, which runs it; gives its address. */
export async function beginBatch({ page, paths }: EngineBatch, home: string): Promise<string> {
  await page.goto(`${home}/`);
  while (!(await page.evaluate<boolean>(`() => document.querySelector('${input}') !== null`)))
    await pause(50);
  // The page listens once it says what it found.
  await pause(500);
  await page.setFiles(input, paths);
  while ((await progressOf(page)) === undefined) await pause(20);
  return page.url();
}

/** Opens a batch again and lets it go on, until it does. */
export async function goOn({ page, paths }: EngineBatch, batchUrl: string): Promise<void> {
  await page.goto(batchUrl);
  let given = false;
  for (const startMs = Date.now(); Date.now() - startMs < hangsAfterMs; await pause(100)) {
    const progress = await progressOf(page);
    if (progress === undefined) continue;
    const asks = await page.evaluate<boolean>(
      `() => document.querySelector('[data-testid="awaited-banner"]') !== null`,
    );
    if (isFinished(progress) || (isGoing(progress) && !asks)) return;
    if (asks && !given) {
      given = true;
      await page.setFiles(input, paths);
    } else if (!asks) await page.evaluate(pressText, '^(Continue|Resume)');
  }
}

/** Follows the batch to its end, with one retry of what failed, and gives what came of it. */
export async function resultsAtEnd({ page }: EngineBatch): Promise<Results & { readonly retried: number }> {
  const { failed } = await follow(page);
  if (failed > 0) {
    await page.evaluate(pressText, '^Retry failed');
    await pause(500);
    await follow(page);
  }
  const csv = await page.evaluate<string>(`async () => {
    const make = URL.createObjectURL;
    const made = new Promise((resolve) => {
      URL.createObjectURL = (blob) => { resolve(blob); return make.call(URL, blob); };
    });
    document.querySelector('[data-testid="export-csv"]').click();
    return (await made).text();
  }`);
  const batchId = new URL(await page.url()).searchParams.get('id') ?? '';
  return { ...resultsFrom(csv, await storedItems(page, batchId)), retried: failed };
}

/** The items of the database, or of one batch with the hashes of their findings. */
export function storedItems(page: EnginePage, batchId = ''): Promise<readonly StoredState[]> {
  return page.evaluate<readonly StoredState[]>(
    `(batchId) => (${storedItemsInPage.toString()})(batchId === '' ? {} : { batchId, withFindings: true })`,
    batchId,
  );
}

function isGoing({ state }: Progress): boolean {
  return state !== 'idle' && state !== 'running-elsewhere';
}

/** @throws when nothing moves. */
async function follow(page: EnginePage): Promise<Progress> {
  let last = '';
  for (let movedAtMs = Date.now(); Date.now() - movedAtMs < hangsAfterMs; await pause(200)) {
    const progress = await progressOf(page);
    if (progress !== undefined && isFinished(progress)) return progress;
    const now = JSON.stringify(progress);
    if (now !== last) movedAtMs = Date.now();
    last = now;
  }
  throw new Error(`the app has not moved for ${String(hangsAfterMs / 1000)} s: ${last}`);
}
