import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { followToEnd, readProgress, type Progress } from '#cli/drive-page.ts';
import { plainFile } from '../e2e/plain-files.ts';
import { faultsIn, letGoOn } from './batch-in-page.ts';
import { backupsInPage } from './read-ledgers.ts';
import { firstDifference, resultsOf, type Results } from './results.ts';
import { count, type Tally } from './scenario.ts';
import type { Sitting } from './sitting.ts';
import { deleteDatabase } from './stored-database.ts';
import type { World } from './world.ts';

/** At the end so many batches of a profile are looked at again: the rest lies in the same stores. */
const batchesLookedAt = 3;

/** A user who is asked again chooses the folder again; one who is asked this often gives up. */
const askedAtMost = 3;

/**
 * Follows the batch to its end. Copies that went with the power are found out only when their turn comes: the page may
 * ask for files at the end of a run that began without asking.
 */
async function followAsUser(page: Page, folder: string, tally: Tally): Promise<Progress> {
  for (let asked = 0; ; asked += 1) {
    try {
      return await followToEnd(page, () => undefined);
    } catch (thrown) {
      if (asked === askedAtMost || !(await page.getByTestId('awaited-banner').isVisible())) throw thrown;
      count(tally, 'asked for files at the end of a run');
      await letGoOn(page, folder);
    }
  }
}

/** Follows the batch on the page to its end and compares it with the undisturbed one; gives how many files it had to retry. */
export async function finishBatch(world: World, sitting: Sitting, tally: Tally): Promise<number> {
  const page = sitting.page();
  const { failed } = await followAsUser(page, world.folder, tally);
  if (failed > 0) {
    // A file that was in hand at two faults waits for a click, as it should.
    count(tally, 'retried at the end', failed);
    await page.getByRole('button', { name: 'Retry failed' }).click();
    await page.waitForTimeout(500);
    await letGoOn(page, world.folder);
    await followAsUser(page, world.folder, tally);
  }
  const difference = firstDifference(await resultsOf(page, sitting.profile), world.wanted);
  if (difference !== undefined) tally.faults.push(`not as undisturbed: ${difference}`);
  return failed;
}

/**
 * After the last strike: an orderly restart finds every batch as it was and has nothing to tell; the last one still
 * takes a file; and the journal alone, with the database deleted, gives all of it back. `mayBeFoundLate`: the database was
 * damaged, and a browser may come upon that at any later start; then the next one has nothing to tell.
 */
export async function checkAfterwards(
  world: World,
  sitting: Sitting,
  batchUrls: readonly string[],
  tally: Tally,
  mayBeFoundLate = false,
): Promise<void> {
  const last = batchUrls.slice(-batchesLookedAt);
  const lastUrl = last.at(-1);
  if (tally.faults.length > 0 || lastUrl === undefined) return;
  const say = (when: string, problems: readonly (string | undefined)[]) => {
    tally.faults.push(...problems.flatMap((problem) => (problem === undefined ? [] : `${when}: ${problem}`)));
  };

  let told = await noticesAfterRestart(world, sitting);
  if (mayBeFoundLate && told.some((words) => words.startsWith('The browser deleted the database'))) {
    count(tally, 'damage found at an orderly restart');
    told = await noticesAfterRestart(world, sitting);
  }
  say('after an orderly restart', told);
  for (const url of last)
    say('after an orderly restart', [firstDifference(await resultsAt(sitting, url), world.wanted)]);
  say('after an orderly restart', await faultsIn(sitting.page(), sitting.acknowledged));

  const { names, damaged } = await sitting.page().evaluate(backupsInPage);
  count(tally, 'backups intact', names.length - damaged.length);
  say('backups', damaged);

  await addOneFile(sitting);
  const grown = await resultsAt(sitting, lastUrl);
  if (grown.findings.size !== world.wanted.findings.size + 1) say('afterwards', ['no further file is taken']);

  await sitting.quit();
  await deleteDatabase(sitting.profile);
  await sitting.start();
  for (const url of last) {
    const wanted = url === lastUrl ? grown : world.wanted;
    say('from the journal alone', [firstDifference(await resultsAt(sitting, url, false), wanted)]);
  }
  say('from the journal alone', await faultsIn(sitting.page(), sitting.acknowledged));
}

async function resultsAt(sitting: Sitting, batchUrl: string, withFile = true): Promise<Results> {
  await sitting.page().goto(batchUrl);
  await sitting.page().getByTestId('export-csv').and(sitting.page().locator(':enabled')).waitFor();
  return resultsOf(sitting.page(), sitting.profile, withFile);
}

/** What the home page tells of the stores after an orderly restart. */
async function noticesAfterRestart(world: World, sitting: Sitting): Promise<readonly string[]> {
  await sitting.quit();
  await sitting.start();
  await sitting.page().goto(`${world.url}/`);
  await sitting.page().getByRole('heading', { name: 'Recent batches' }).waitFor();
  await sitting.page().getByText('Looking for earlier batches').waitFor({ state: 'detached' });
  return sitting.page().locator('p.notice').allInnerTexts();
}

/** Drops one more file on the batch that the page shows. */
async function addOneFile(sitting: Sitting): Promise<void> {
  const page = sitting.page();
  const { total } = await readProgress(page);
  const path = join(sitting.profile, 'one-more.csv');
  await writeFile(path, plainFile(900));
  await page.getByTestId('drop-input').setInputFiles(path);
  await page.locator(`[data-testid="progress"][data-total="${String(total + 1)}"]`).waitFor();
  await followToEnd(page, () => undefined);
}
