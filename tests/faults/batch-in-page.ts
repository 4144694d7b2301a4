import type { BrowserContext, Page } from 'playwright';
import { isFinished, readProgress } from '#cli/drive-page.ts';
import { storedItemsInPage, type StoredState } from './read-database.ts';

/** Items that any page of the app said to have come to an end, by their id. */
export type Acknowledged = Map<string, string>;

const ends = ['done', 'failed', 'quarantined'];

type Told = { readonly kind?: string; readonly items?: readonly { id: string; state: { status: string } }[] };
type UpgradeEvent = Event & { readonly dataLoss?: string; readonly dataLossMessage?: string };
declare global {
  var tellLoss: ((message: string) => Promise<void>) | undefined;
  var acknowledge: ((states: readonly (readonly [string, string])[]) => Promise<void>) | undefined;
}

/** Takes in what the app told of items, by their id. */
export function hear(acknowledged: Acknowledged, states: readonly (readonly [string, string])[]): void {
  for (const [id, status] of states) {
    if (ends.includes(status)) acknowledged.set(id, status);
    // What failed may be queued again; what is done stays.
    else if (acknowledged.get(id) !== 'done') acknowledged.delete(id);
  }
}

/** Listens from now on to what the app tells its other tabs: only what is settled durably is told. */
export async function listen(context: BrowserContext, acknowledged: Acknowledged): Promise<void> {
  await context.exposeFunction('acknowledge', (states: readonly (readonly [string, string])[]) => {
    hear(acknowledged, states);
  });
  await context.addInitScript(() => {
    new BroadcastChannel('benchside').onmessage = ({ data }: MessageEvent<Told>) => {
      const items = data.items ?? [];
      if (items.length > 0) void globalThis.acknowledge?.(items.map(({ id, state }) => [id, state.status]));
    };
  });
}

/** Hears from now on when the browser says that it deleted a database. */
export async function listenForLosses(context: BrowserContext, losses: string[]): Promise<void> {
  await context.exposeFunction('tellLoss', (message: string) => {
    losses.push(message);
  });
  await context.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (this: IDBFactory, ...given: Parameters<IDBFactory['open']>) {
      const request = open.apply(this, given);
      request.addEventListener('upgradeneeded', (event: UpgradeEvent) => {
        const { dataLoss = 'none', dataLossMessage = '' } = event;
        if (dataLoss !== 'none') void globalThis.tellLoss?.(`${dataLoss}: ${dataLossMessage}`);
      });
      return request;
    };
  });
}

/** Opens a batch again and lets it go on. */
export async function goOn(page: Page, batchUrl: string, folder: string): Promise<void> {
  await page.goto(batchUrl);
  await letGoOn(page, folder);
}

/** By then a batch that was let go on goes on; a page that went away holds its lock for a moment. */
const goesOnWithinMs = 20_000;
/** What was there to be pressed may go by itself. */
const quick = { timeout: 2_000 };

/**
 * Lets the batch on the page go on, as its user would: a page that asks for it is loaded anew, a folder that is asked
 * for is chosen, a paused run continued.
 */
export async function letGoOn(page: Page, folder: string): Promise<void> {
  await withItsStores(page);
  const banner = page.getByTestId('awaited-banner');
  const button = page.getByRole('button', { name: /^(Continue|Resume|Go on)/ });
  for (const startMs = Date.now(); Date.now() - startMs < goesOnWithinMs;) {
    const progress = await readProgress(page);
    const asks = await banner.isVisible();
    const goes = !['idle', 'running-elsewhere'].includes(progress.state);
    if ((goes && !asks) || isFinished(progress)) return;
    if (asks) {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser', quick).catch(() => undefined),
        banner
          .getByRole('button', { name: 'Choose the folder again' })
          .click(quick)
          .catch(() => undefined),
      ]);
      await chooser?.setFiles(folder);
    } else if (await button.isVisible()) await button.click(quick).catch(() => undefined);
    await page.waitForTimeout(100);
  }
}

/** Waits for the batch on a page that has its stores, or gets them back: by itself, or once it is loaded anew as it asks. */
async function withItsStores(page: Page): Promise<void> {
  const progress = page.getByTestId('progress');
  const lost = page.getByTestId('lost').or(page.getByTestId('unhealed'));
  const refused = page.getByText('then reload this page');
  for (let times = 0; times < 3; times += 1) {
    await progress.or(lost).or(refused).first().waitFor({ state: 'attached' });
    if (await lost.isVisible())
      await lost.waitFor({ state: 'detached', timeout: 80_000 }).catch(() => page.reload());
    else if (await refused.isVisible()) await page.reload();
    else return;
  }
  const { usageDetails }: StorageEstimate & { readonly usageDetails?: unknown } = await page.evaluate(() =>
    navigator.storage.estimate(),
  );
  throw new Error(
    `the page does not get its stores back; the browser counts ${JSON.stringify(usageDetails)}`,
  );
}

/** What is wrong with what the database holds now. */
export async function faultsIn(page: Page, acknowledged: Acknowledged): Promise<readonly string[]> {
  return faultsAmong(await page.evaluate(storedItemsInPage, {}), acknowledged);
}

/** A page that is healing its database is given so long. */
const healedWithinMs = 30_000;

/**
 * What is wrong with what the database holds once the page has brought back what it lacks: a browser may delete it
 * also while the page has it open, and then it is filled anew from the journal. `onSeen` hears of what was wrong before.
 */
export async function lastingFaultsIn(
  page: Page,
  acknowledged: Acknowledged,
  onSeen: (words: string) => void,
): Promise<readonly string[]> {
  let faults = await faultsIn(page, acknowledged);
  if (faults.length === 0) return faults;
  const words = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ').slice(0, 200);
  onSeen(
    `${String(faults.length)} rows were not there yet, the first: ${String(faults[0])}; the page said: ${words}`,
  );
  for (const startMs = Date.now(); faults.length > 0 && Date.now() - startMs < healedWithinMs;) {
    await page.waitForTimeout(1_000);
    await withItsStores(page);
    faults = await faultsIn(page, acknowledged);
  }
  return faults;
}

/** Acknowledged files that are not ended, and files that are there twice. */
export function faultsAmong(states: readonly StoredState[], acknowledged: Acknowledged): readonly string[] {
  const byId = new Map(states.map((state) => [state.id, state]));
  const lost = [...acknowledged].filter(([id, status]) => byId.get(id)?.status !== status);
  const names = states.map(({ batchId, name }) => `${batchId}: ${name}`);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...lost.map(
      ([id, status]) => `${id}: ${status} was acknowledged, ${byId.get(id)?.status ?? 'nothing'} is stored`,
    ),
    ...twice.map((name) => `${name} is there twice`),
  ];
}
