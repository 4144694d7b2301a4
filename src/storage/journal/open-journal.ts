import { describeThrown } from '#core/thrown.ts';
import { answered } from '../answered.ts';
import type { Cursor } from './read-slice.ts';
import { frameOf, type BatchImage, type JournalRecord } from './records.ts';
import type { Position, Reading, SegmentLog, Survey } from './segment-log.ts';

/**
 * The journal as the store uses it: beside the database the second of two independent stores. Where it cannot be kept
 * (no such file system, no answer in time, a dead worker) the store goes on with the database alone, and `absence`
 * says why; then the calls do nothing. Only a full disk is an error: it stops a run as it does in the database.
 */
export type Journal = {
  readonly absence: () => string | undefined;
  /** undefined where there is no journal. */
  readonly survey: (known: ReadonlyMap<number, number>) => Promise<Survey | undefined>;
  readonly read: (name: string, from: number | Cursor) => Promise<Reading | undefined>;
  /**
   * Writes records of one batch, `flushed` to the disk before it resolves, or merely `written`, which outlives the
   * browser but not the power. undefined where there is no journal. Rejects when the disk is full.
   */
  readonly append: (
    batchId: string,
    records: readonly JournalRecord[],
    how: 'flushed' | 'written',
  ) => Promise<Position | undefined>;
  /** Writes of a batch go to other segments from now on; gives the names of those so far, undefined without a journal. */
  readonly leave: (batchId: string) => Promise<readonly string[] | undefined>;
  /** Frees the segments of a batch that was removed, or these, whose records all stand in later ones. */
  readonly free: (batchId: string, names?: readonly string[]) => Promise<void>;
  readonly close: () => void;
};

/** A store without a journal. */
export const noJournal: Journal = {
  absence: () => 'there is no journal',
  survey: () => Promise.resolve(undefined),
  read: () => Promise.resolve(undefined),
  append: () => Promise.resolve(undefined),
  leave: () => Promise.resolve(undefined),
  free: () => Promise.resolve(),
  close: () => undefined,
};

/** A call that is not answered in this many seconds is given up. */
const answerWithinS = 10;
/** The same for what goes through many segments, once the worker has shown that it answers. */
const longAnswerWithinS = 120;

/**
 * Opens the journal over a log. `batchOf` gives a batch as the database has it: each tab writes it before the first
 * record of the batch, so that every segment can be read without any other.
 */
export function openJournal(
  log: SegmentLog,
  batchOf: (batchId: string) => Promise<BatchImage | undefined>,
): Journal {
  const introduced = new Set<string>();
  let absence: string | undefined;

  /** The answer, or undefined once there is no journal. */
  async function attempt<T>(call: () => Promise<T>, withinS = answerWithinS): Promise<T | undefined> {
    if (absence !== undefined) return undefined;
    try {
      return await answered(call(), withinS);
    } catch (thrown) {
      if (isQuota(thrown)) throw thrown;
      absence ??= describeThrown(thrown);
      log.close();
      return undefined;
    }
  }

  return {
    absence: () => absence,
    survey: async (known) => {
      await attempt(() => log.leave(''));
      return attempt(() => log.survey(known), longAnswerWithinS);
    },
    read: (name, from) => attempt(() => log.read(name, from), longAnswerWithinS),
    append: async (batchId, records, how) => {
      const batch =
        introduced.has(batchId) || absence !== undefined || records.some(({ kind }) => kind === 'batch')
          ? undefined
          : await batchOf(batchId);
      const all: readonly JournalRecord[] =
        batch === undefined ? records : [{ kind: 'batch', batch }, ...records];
      const position = await attempt(() => log.append(batchId, all.map(frameOf), how === 'flushed'));
      if (position !== undefined) introduced.add(batchId);
      return position;
    },
    leave: async (batchId) => {
      introduced.delete(batchId);
      return attempt(() => log.leave(batchId));
    },
    free: async (batchId, names) => {
      await attempt(() => log.free(batchId, names), longAnswerWithinS);
      if (names === undefined) introduced.delete(batchId);
    },
    close: () => {
      absence ??= 'it is closed';
      log.close();
    },
  };
}

function isQuota(thrown: unknown): boolean {
  return (
    typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === 'QuotaExceededError'
  );
}
