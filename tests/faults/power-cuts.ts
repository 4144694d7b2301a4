import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLoopDisk, whyNoLoopDisk } from './loop-disk.ts';
import { openSitting } from './sitting.ts';
import { count, type Scenario } from './scenario.ts';
import { strikeBatches } from './struck-batches.ts';

const diskMb = 768;

/**
 * The power goes: the browser is stopped where it is, and its next life finds only what had reached the disk's block
 * device. The disk itself is thought perfect: it keeps what it was given.
 */
export const powerCuts: Scenario = {
  name: 'power-cuts',
  about: 'power cuts on a loop-mounted disk at random instants',
  times: { full: 30, short: 0 },
  impossible: whyNoLoopDisk,
  run: async (world, times, tally) => {
    const disk = await makeLoopDisk(diskMb);
    try {
      const profile = join(disk.folder, 'profile');
      await mkdir(profile);
      // The app was used before, in an earlier session.
      const earlier = await openSitting(world, profile);
      await earlier.page().goto(world.url);
      await earlier.page().getByRole('heading', { name: 'Recent batches' }).waitFor();
      await earlier.page().waitForTimeout(1_000); // the first segment of the journal is made after the page is there
      await earlier.quit();
      await disk.sync();
      await strikeBatches(world, tally, times, 'power cuts', {
        profile,
        // By the next batch the system has brought to the disk what the browser never asks it to: files' names.
        afterBatch: disk.sync,
        strike: async (sitting) => {
          const { group } = sitting.browser();
          if (group === undefined) throw new Error('the browser has no process');
          process.kill(-group, 'SIGSTOP');
          count(tally, 'pictures taken again', await disk.photograph());
          await sitting.kill();
          await disk.restore();
          return 'browser';
        },
      });
      if (tally.faults.length > 0) {
        const kept = await mkdtemp(join(tmpdir(), 'benchside-cut-'));
        await cp(profile, kept, { recursive: true });
        tally.notes.push(`the profile was copied to ${kept}`);
      }
    } finally {
      await disk.remove();
    }
  },
};
