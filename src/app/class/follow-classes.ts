import type { BatchFollower } from '../batch-ports.ts';

/**
 * Keeps the records of classes right whoever looks: when a run has come to rest, and a moment after results changed
 * outside of one, the record is made anew; never for a single file. Nobody waits for it. What a crash cuts off is made
 * up for when the record is next asked for, or after the next run: a record knows which results it is of.
 *
 * `isClass` tells by a batch's analysis; `keep` makes the record where it is not right.
 */
export function followClasses(
  isClass: (analysisId: string) => boolean,
  keep: (batchId: string) => Promise<void>,
): BatchFollower {
  const classes = new Set<string>();
  /** One after another: a class may have a thousand reports. */
  let last: Promise<void> = Promise.resolve();
  return {
    begin: ({ id, analysisId }) => {
      if (isClass(analysisId)) classes.add(id);
      return Promise.resolve();
    },
    changed: () => undefined,
    rest: (batchId) => {
      if (classes.delete(batchId)) last = last.then(() => keep(batchId)).catch(() => undefined);
      return Promise.resolve();
    },
    removed: (batchId) => {
      classes.delete(batchId);
      return Promise.resolve();
    },
  };
}

/** Two that hear the same. */
export function bothFollow(one: BatchFollower, other: BatchFollower): BatchFollower {
  const both = async (told: (follower: BatchFollower) => Promise<void>): Promise<void> => {
    await Promise.all([told(one), told(other)]);
  };
  return {
    begin: (batch) => both(({ begin }) => begin(batch)),
    changed: (...items) => {
      one.changed(...items);
      other.changed(...items);
    },
    rest: (batchId) => both(({ rest }) => rest(batchId)),
    removed: (batchId) => both(({ removed }) => removed(batchId)),
  };
}
