import { count, type Scenario } from './scenario.ts';
import { holeInNames } from './stored-names.ts';
import { strikeBatches } from './struck-batches.ts';

/**
 * A power cut leaves zeros at the end of the log in which the browser keeps the names of the origin-private file system
 * (`storage/names-behind-hole.ts`). What is named afterwards must be there at the next start all the same, and in the end
 * the journal alone must give everything back.
 */
export const holes: Scenario = {
  name: 'holes',
  about: 'zeros in the log of the names of files, as a power cut leaves them',
  times: { full: 10, short: 1 },
  run: async (world, times, tally) => {
    /** Of the first life two thirds are thought to be on the disk, of each later one what was there before it. */
    let onDisk = (sizeBytes: number): number => (sizeBytes * 2) / 3;
    await strikeBatches(world, tally, times, 'holes', {
      strike: async (sitting) => {
        await sitting.kill();
        const { lostBytes, sizeBytes } = await holeInNames(sitting.profile, onDisk);
        onDisk = () => sizeBytes;
        count(tally, 'bytes of names lost', lostBytes);
        return 'browser';
      },
    });
  },
};
