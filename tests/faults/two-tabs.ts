import type { Page } from 'playwright';
import { chooseFolder, readProgress } from '#cli/drive-page.ts';
import { faultsIn, letGoOn } from './batch-in-page.ts';
import { checkAfterwards, finishBatch } from './finish-batch.ts';
import { storedItemsInPage } from './read-database.ts';
import { count, type Scenario, type Tally } from './scenario.ts';
import { openSitting, type Sitting } from './sitting.ts';
import type { World } from './world.ts';

/** The second tab is to go on by then. */
const takeOverWithinMs = 5_000;
/** A pause has come to rest by then. */
const pausesWithinMs = 30_000;
/** Files in hand when a tab ends: as many as the pool's slots. Only these may be begun again. */
const inHandAtMost = 8;

const endings = ['closed', 'crashed', 'gone to another page'] as const;

/** Two tabs on one batch: the second follows the first, and goes on when that is gone. */
export const twoTabs: Scenario = {
  name: 'two-tabs',
  about: 'two tabs on one batch; the one that runs it is closed, crashes, or goes away; both start at once',
  times: { full: 12, short: 0 },
  run: async (world, times, tally) => {
    const sitting = await openSitting(world);
    const batches: string[] = [];
    try {
      for (let turn = 0; turn < times && tally.faults.length === 0; turn += 1) {
        batches.push(await oneBatch(world, sitting, tally, turn));
        count(tally, 'batches');
        world.say(`two tabs ${String(turn + 1)}, ${String(tally.faults.length)} faults`);
      }
      await checkAfterwards(world, sitting, batches, tally);
    } finally {
      await sitting.remove();
    }
  },
};

async function oneBatch(world: World, sitting: Sitting, tally: Tally, turn: number): Promise<string> {
  const first = await sitting.freshPage();
  await first.goto(`${world.url}/`);
  await chooseFolder(first, world.folder);
  const batchUrl = first.url();
  const second = await sitting.nextPage();
  await second.goto(batchUrl);
  await second.getByTestId('progress').waitFor({ state: 'attached' });
  await second.waitForTimeout(world.random() * 1500);
  await bothAtOnce(first, second, tally);

  const ending = endings[turn % endings.length] ?? 'closed';
  // A pause ends with the files in hand: on a busy machine only after nobody could start the batch again.
  const untilMs = Date.now() + pausesWithinMs;
  while ((await stateOf(first)) === 'pausing' && Date.now() < untilMs) await first.waitForTimeout(50);
  const states = await Promise.all([first, second].map(stateOf));
  if (!states.some((state) => state === 'running' || state === 'adding')) await letGoOn(first, world.folder);
  // Whoever runs it now goes.
  const [holder, other] = (await stateOf(first)) === 'running-elsewhere' ? [second, first] : [first, second];
  sitting.use(other);
  await endTab(holder, ending, world.url);
  count(tally, `holder ${ending}`);
  const startMs = Date.now();
  while (!(await goesOn(other)) && Date.now() - startMs < takeOverWithinMs) await other.waitForTimeout(20);
  const tookMs = Date.now() - startMs;
  const longest = `longest take-over, holder ${ending}, ms`;
  if (await goesOn(other)) tally.counts[longest] = Math.max(tally.counts[longest] ?? 0, tookMs);
  else {
    const words = (await other.getByTestId('progress').innerText()).replaceAll(/\s+/g, ' ');
    tally.faults.push(
      `not taken over within ${String(takeOverWithinMs / 1000)} s: holder ${ending}; the page says: ${words}`,
    );
  }
  await letGoOn(other, world.folder);
  tally.faults.push(...(await faultsIn(other, sitting.acknowledged)));
  await finishBatch(world, sitting, tally);
  await noneTwice(other, batchUrl, tally);
  if (ending === 'gone to another page') await holder.close();
  return batchUrl;
}

/** Pauses the batch, then lets both tabs start it at the same time: only one may run it. */
async function bothAtOnce(first: Page, second: Page, tally: Tally): Promise<void> {
  const start = /^(Continue|Resume)/;
  try {
    await first.getByRole('button', { name: 'Pause' }).click({ timeout: 2_000 });
    await Promise.all(
      [first, second].map((page) => page.getByRole('button', { name: start }).click({ timeout: 5_000 })),
    );
    count(tally, 'started in both at once');
  } catch {
    return; // still taking in, or through already
  }
  for (let looks = 0; looks < 20; looks += 1) {
    const states = await Promise.all([first, second].map(stateOf));
    if (states.every((state) => state === 'running')) tally.faults.push('two tabs run one batch');
    await first.waitForTimeout(20);
  }
}

async function stateOf(page: Page): Promise<string> {
  return (await readProgress(page)).state;
}

/** Runs here, or is through. */
async function goesOn(page: Page): Promise<boolean> {
  const { state, done, failed, total } = await readProgress(page);
  return state === 'running' || state === 'adding' || (state === 'idle' && done + failed === total);
}

async function endTab(page: Page, ending: (typeof endings)[number], home: string): Promise<void> {
  if (ending === 'closed') await page.close();
  else if (ending === 'gone to another page') await page.goto(`${home}/help/`);
  else {
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => undefined); // nobody is left to answer
    await page.waitForEvent('crash', { timeout: 5_000 }).catch(() => undefined);
  }
}

/**
 * Every file was begun once, but for those that were in hand when the first tab ended. A file that was claimed ahead of
 * its turn and given back at the pause was claimed once more than it was begun; such a claim does not count.
 */
async function noneTwice(page: Page, batchUrl: string, tally: Tally): Promise<void> {
  const batchId = new URL(batchUrl).searchParams.get('id') ?? '';
  const again = (await page.evaluate(storedItemsInPage, { batchId })).filter(({ attempts }) => attempts > 1);
  count(tally, 'begun again', again.length);
  const thrice = again.filter(({ attempts }) => attempts > 2);
  const isBegunThrice = thrice.some(
    ({ attempts, attemptsBefore }) => attempts > 3 || attempts - attemptsBefore > 2,
  );
  if (again.length > inHandAtMost || isBegunThrice)
    tally.faults.push(`${String(again.length)} files were begun more than once`);
}
