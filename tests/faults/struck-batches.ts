import { chooseFolder, isFinished, readProgress } from '#cli/drive-page.ts';
import { goOn, lastingFaultsIn, letGoOn } from './batch-in-page.ts';
import { checkAfterwards, finishBatch } from './finish-batch.ts';
import { count, type Tally } from './scenario.ts';
import { openSitting, type Sitting } from './sitting.ts';
import type { World } from './world.ts';

/**
 * What is gone after a strike: the browser (its next life is started), the page (another is opened), or neither;
 * missed: there was nothing to strike, and it does not count.
 */
export type Gone = 'browser' | 'page' | 'nothing' | 'missed';

export type Strike = {
  /** Strikes once, in the middle of a batch. */
  readonly strike: (sitting: Sitting, world: World) => Promise<Gone>;
  /** Where the profile lies; a folder of its own by default. */
  readonly profile?: string;
  /** By how much the clock is off in a life. */
  readonly clockShiftMs?: (life: number) => number;
  /** What passes between two batches. */
  readonly afterBatch?: () => Promise<void>;
  /** No file may fail or be set aside because of it. */
  readonly noneFails?: boolean;
  /** It damages the database, which a browser may find out at a later start. */
  readonly damages?: boolean;
};

/** A strike comes after up to a sixth of the files more, and up to so much later; on a slow machine after so long. */
const instant = { shareOfFiles: 1 / 6, laterMs: 400, longestMs: 20_000, earlyMs: 600 };
/** A strike that misses so often, for each that is to hit, can hit nothing. */
const missedAtMost = 20;
/** So many strikes of a hundred come early, by the clock alone: while files are still taken in. */
const earlyShare = 0.15;

/**
 * Strikes batches on one profile, each until it is finished, `times` times in all. After each strike every
 * acknowledged row must be there and none twice; every finished batch must be the undisturbed one, and at the end both
 * stores whole.
 */
export async function strikeBatches(
  world: World,
  tally: Tally,
  times: number,
  name: string,
  { strike, profile, clockShiftMs, afterBatch, noneFails, damages }: Strike,
): Promise<void> {
  const sitting = await openSitting(world, profile);
  const batches: string[] = [];
  let missed = 0;
  try {
    for (let struck = 0; struck < times && tally.faults.length === 0;) {
      if (batches.length > 0) await sitting.freshPage();
      await sitting.page().goto(`${world.url}/`);
      await chooseFolder(sitting.page(), world.folder);
      const batchUrl = sitting.page().url();
      batches.push(batchUrl);
      while (struck < times && !(await randomInstant(world, sitting))) {
        const gone = await strike(sitting, world);
        if (gone === 'missed') {
          missed += 1;
          if (missed > missedAtMost * times) throw new Error('there is nothing to strike');
          continue;
        }
        struck += 1;
        count(tally, name);
        if (gone === 'browser') await sitting.start(clockShiftMs?.(struck));
        if (gone === 'page') await sitting.nextPage();
        if (gone === 'nothing') await letGoOn(sitting.page(), world.folder);
        else await goOn(sitting.page(), batchUrl, world.folder);
        const seen = (words: string): void => {
          count(tally, 'seen while healing');
          tally.notes.push(words);
        };
        tally.faults.push(...(await lastingFaultsIn(sitting.page(), sitting.acknowledged, seen)));
        const { size } = sitting.acknowledged;
        world.say(
          `${name} ${String(struck)}, ${String(size)} acknowledged, ${String(tally.faults.length)} faults`,
        );
      }
      const retried = await finishBatch(world, sitting, tally);
      if (noneFails === true && retried > 0) tally.faults.push(`${String(retried)} files failed`);
      count(tally, 'batches');
      await afterBatch?.();
    }
    await checkAfterwards(world, sitting, batches, tally, damages);
  } catch (thrown) {
    tally.faults.push(`the batch could not be gone on with: ${String(thrown)}`);
    tally.notes.push(`the page then said: ${await wordsOn(sitting)}`);
  } finally {
    count(tally, 'acknowledged', sitting.acknowledged.size);
    tally.notes.push(...new Set(sitting.lossesSaid));
    if (tally.faults.length === 0) await sitting.remove();
    else {
      await sitting.kill();
      tally.notes.push(`the profile is kept: ${sitting.profile}`);
    }
  }
}

/** What the page says, in short. */
async function wordsOn(sitting: Sitting): Promise<string> {
  try {
    const words = await sitting.page().locator('main').innerText({ timeout: 5_000 });
    return words.replaceAll(/\s+/g, ' ').slice(0, 400);
  } catch (thrown) {
    return `nothing: ${String(thrown)}`;
  }
}

/** Waits for a random instant; whether the batch was finished by then. */
async function randomInstant(world: World, sitting: Sitting): Promise<boolean> {
  const { random, files } = world;
  const page = sitting.page();
  if (random() < earlyShare) await page.waitForTimeout(random() * instant.earlyMs);
  else {
    const until = sitting.acknowledged.size + random() * files * instant.shareOfFiles;
    for (const startMs = Date.now(); sitting.acknowledged.size < until;) {
      if (isFinished(await readProgress(page)) || Date.now() - startMs > instant.longestMs) break;
      await page.waitForTimeout(20);
    }
    await page.waitForTimeout(random() * instant.laterMs);
  }
  return isFinished(await readProgress(page));
}
