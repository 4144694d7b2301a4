import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';

/** What the page's progress element says of the batch. */
export type Progress = {
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly total: number;
  /** "running", "idle", … as the page names it. */
  readonly state: string;
};

/** A page that does not answer for this long hangs; so does, for most callers, a batch that does not move. */
export const hangsAfterMs = 180_000;
/**
 * So long a batch may stand still though nothing is wrong: the app gives a scan of many pages up to 30 minutes, and
 * tries one that took longer once more, alone (`workers/pool.ts`, `engine/cut-off.ts`). Five minutes for all else.
 */
export const longestStandstillMs = (2 * 30 + 5) * 60_000;
/** At rest for this long with files left: the app gave up, and says on the page why. */
export const gaveUpAfterMs = 20_000;
const pollMs = 500;

/** Whether the page takes a file of a folder: it is neither hidden nor left behind by a system. */
export function isMeant(path: string): boolean {
  return !/(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$|(^|\/)__MACOSX\//i.test(path);
}

/**
 * Sets a folder on the open home page's folder input, as a person would choose it.
 * The page goes to the batch and runs it.
 */
export async function chooseFolder(page: Page, folder: string): Promise<void> {
  await listening(page);
  await page.getByTestId('folder-input').setInputFiles(folder);
  await openedBatch(page);
}

/**
 * Sets some files of a folder on the open home page's folder input: those that `choose` names, given all the paths
 * below the folder, in the order in which it names them. Gives their number; with none, nothing is set.
 */
export async function chooseFromFolder(
  page: Page,
  folder: string,
  choose: (paths: readonly string[]) => readonly string[],
): Promise<number> {
  await listening(page);
  const chosen = choose(await listFolder(page, folder));
  if (chosen.length === 0) return 0;
  await handOver(page, chosen);
  await openedBatch(page);
  return chosen.length;
}

/**
 * The paths of all files below a folder that are meant. It is listed by the browser, as it is for a person, in an input
 * of its own that stays on the page until `handOver`.
 */
export async function listFolder(page: Page, folder: string): Promise<readonly string[]> {
  await page.evaluate(() => {
    const lister = Object.assign(document.createElement('input'), { type: 'file', multiple: true });
    lister.webkitdirectory = true;
    lister.id = 'folder-lister';
    lister.hidden = true;
    document.body.append(lister);
  });
  const lister = page.locator('#folder-lister');
  await lister.setInputFiles(folder);
  const paths = await lister.evaluate((input: HTMLInputElement) =>
    Array.from(input.files ?? [], (file) => file.webkitRelativePath.replace(/^[^/]*\//, '')),
  );
  return paths.filter(isMeant);
}

/** Sets files of the folder that was listed on the page's folder input, in this order. */
export async function handOver(page: Page, paths: readonly string[]): Promise<void> {
  await page.locator('#folder-lister').evaluate((input: HTMLInputElement, wanted) => {
    const files = new Map(
      Array.from(input.files ?? [], (file) => [file.webkitRelativePath.replace(/^[^/]*\//, ''), file]),
    );
    const handed = new DataTransfer();
    for (const path of wanted) {
      const file = files.get(path);
      if (file !== undefined) handed.items.add(file);
    }
    input.remove();
    const target = document.querySelector<HTMLInputElement>('[data-testid="folder-input"]');
    if (target === null) return;
    target.files = handed.files;
    target.dispatchEvent(new Event('change', { bubbles: true }));
  }, paths);
}

/** The page is there before its program is, with words that only the program takes away. */
export async function listening(page: Page): Promise<void> {
  await page.getByTestId('folder-input').waitFor({ state: 'attached', timeout: 60_000 });
  await page.getByText('Looking for earlier batches…').waitFor({ state: 'detached', timeout: 60_000 });
}

/** Waits until the page of the batch is there; else the error says what page there is instead, and its words. */
export async function openedBatch(page: Page): Promise<void> {
  try {
    await page.getByTestId('progress').waitFor({ state: 'attached', timeout: 60_000 });
  } catch (error) {
    const words = (await page.locator('main').innerText({ timeout: 5_000 })).replaceAll(/\s+/g, ' ');
    throw new Error(`no batch was opened for the files; the page ${page.url()} says: ${words}`, {
      cause: error,
    });
  }
}

/** A batch that is opened again goes on within this time, or says what it waits for. */
const goesOnWithinMs = 60_000;

/**
 * Opens a batch again after its page was cut off, and lets it go on as a person would: files that it had not yet taken in
 * are handed over again, a run that rests is continued.
 */
export async function goOn(
  page: Page,
  folder: string,
  { url, files }: { readonly url: string; readonly files?: readonly string[] },
): Promise<void> {
  await page.goto(url);
  await openedBatch(page);
  const button = page.getByRole('button', { name: 'Continue', exact: true });
  let handed = false;
  for (const startMs = performance.now(); performance.now() - startMs < goesOnWithinMs;) {
    const progress = await readProgress(page);
    const asks = await page.getByTestId('awaited-banner').isVisible();
    if (isFinished(progress) || (progress.state === 'running' && (!asks || handed))) return;
    if (asks && !handed) {
      handed = true;
      const all = await listFolder(page, folder);
      await handOver(page, files ?? all);
    } else if (await button.isVisible()) await button.click({ timeout: 2_000 }).catch(() => undefined);
    await page.waitForTimeout(200);
  }
}

/** Reads the progress element. */
export async function readProgress(page: Page): Promise<Progress> {
  const data = await page.getByTestId('progress').evaluate((element) => ({ ...element.dataset }));
  const count = (text: string | undefined) => Number(text ?? 0);
  return {
    done: count(data['done']),
    failed: count(data['failed']),
    cancelled: count(data['cancelled']),
    total: count(data['total']),
    state: data['state'] ?? '',
  };
}

/** Whether every file of the batch has come to an end and nothing runs. */
export function isFinished({ done, failed, cancelled, total, state }: Progress): boolean {
  return state === 'idle' && total > 0 && done + failed + cancelled >= total;
}

/**
 * Follows a batch to its end. `standstillMs`: how long it may stand still while it runs; files of many pages take longer
 * than what tests have patience for. Time in which this machine slept does not count.
 *
 * @throws when the app hangs or gave up, with what the page says.
 */
export async function followToEnd(
  page: Page,
  onProgress: (progress: Progress) => void,
  standstillMs = hangsAfterMs,
): Promise<Progress> {
  let last = '';
  let movedAtMs = performance.now();
  for (;;) {
    const progress = await answered(readProgress(page));
    const now = JSON.stringify(progress);
    if (now !== last) {
      last = now;
      movedAtMs = performance.now();
      onProgress(progress);
    }
    if (isFinished(progress)) return progress;
    const patienceMs = progress.state === 'idle' ? gaveUpAfterMs : standstillMs;
    if (performance.now() - movedAtMs > patienceMs) {
      const words = (await page.getByTestId('progress').innerText()).replaceAll(/\s+/g, ' ');
      throw new Error(`the app has not moved for ${String(patienceMs / 1000)} s; the page says: ${words}`);
    }
    await stirs(page);
  }
}

/**
 * Waits until the batch comes to rest or goes on, at most until it is to be looked at again: the end of a batch is
 * known when it comes, not half a second later. A page that is loaded anew meanwhile is asked again after the pause.
 */
async function stirs(page: Page): Promise<void> {
  const stirring = page.getByTestId('progress').evaluate(
    (element: HTMLElement, ms) =>
      new Promise<void>((resolve) => {
        const heard = new MutationObserver(stop);
        const timer = setTimeout(stop, ms);
        function stop(): void {
          heard.disconnect();
          clearTimeout(timer);
          resolve();
        }
        heard.observe(element, { attributeFilter: ['data-state'] });
      }),
    pollMs,
  );
  await answered(stirring.catch(() => page.waitForTimeout(pollMs)));
}

/** What a page is asked; a page whose program is stuck never answers. */
async function answered<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the page has not answered for ${String(hangsAfterMs / 1000)} s`));
    }, hangsAfterMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Presses an export button and saves what the browser downloads. */
export async function saveExport(
  page: Page,
  button: 'export-csv' | 'export-json',
  path: string,
): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByTestId(button).click(),
  ]);
  await download.saveAs(path);
}

/** The ledger of the batch on the page, as it stands now. The browser keeps no copy: there may be many in one run. */
export async function readPageLedger(page: Page): Promise<Uint8Array> {
  // A closed page never says that it is closed: the download would be waited for to the end.
  if (page.isClosed()) throw new Error('the page is closed');
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByTestId('ledger-line').getByRole('button', { name: 'Download so far' }).click(),
  ]);
  const bytes = await readFile(await download.path());
  await download.delete();
  return bytes;
}
