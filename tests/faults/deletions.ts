import { count, note, type Scenario } from './scenario.ts';
import { damageDatabase, deleteDatabase, loggedBytes, tearHeader } from './stored-database.ts';
import { strikeBatches } from './struck-batches.ts';

/** A machine under load may take seconds before the first write. */
const looksAtMost = 50;
const lookEveryMs = 300;

/**
 * The database is gone after a kill, in turns: deleted from the profile; damaged in its middle, so that the browser
 * finds it corrupt and deletes it; or left with a torn header behind its end, as a kill leaves it: what is then written
 * behind it makes the next start find it corrupt.
 */
export const deletions: Scenario = {
  name: 'deletions',
  about: 'the database deleted, damaged, or left with a torn header, after a SIGKILL',
  times: { full: 10, short: 3 },
  run: async (world, times, tally) => {
    let turn = 0;
    await strikeBatches(world, tally, times, 'deletions', {
      damages: true,
      strike: async (sitting) => {
        await sitting.kill();
        const { profile } = sitting;
        const how = turn % 3;
        turn += 1;
        if (how === 1 && (await damageDatabase(profile))) count(tally, 'damaged in the middle');
        else if (how === 2 && (await tearHeader(profile))) {
          count(tally, 'torn header');
          // This life writes behind the torn header; the next finds the database corrupt.
          const before = await loggedBytes(profile);
          await sitting.start();
          const page = sitting.page();
          await page.goto(world.url);
          await page.getByRole('heading', { name: 'Recent batches' }).waitFor();
          for (let look = 0; look < looksAtMost && (await loggedBytes(profile)) === before; look += 1)
            await page.waitForTimeout(lookEveryMs);
          await page.waitForTimeout(lookEveryMs);
          await sitting.kill();
        } else {
          note(tally, `IndexedDB is kept by ${await deleteDatabase(profile)}`);
          count(tally, 'deleted');
        }
        return 'browser';
      },
    });
  },
};
