import { encodeFrames, segmentHeader, segmentHeaderBytes, type Frame } from './format.ts';
import { readSlice, type Cursor } from './read-slice.ts';
import { emptyFile, isUnchanged, lookAt, type Segment } from './segment.ts';
import type { SegmentFile, SegmentFolder } from './segment-folder.ts';

/** A segment in use, as it was found. */
export type SegmentFound = {
  readonly name: string;
  readonly generation: number;
  /** undefined where the segment no longer says it. */
  readonly batchId: string | undefined;
  readonly sizeBytes: number;
  /** It ends exactly where it is known to: nothing of it needs to be read. */
  readonly known: boolean;
};

export type Survey = {
  readonly segments: readonly SegmentFound[];
  /** Segments that another tab has open: it lives, and answers for them itself. */
  readonly held: number;
};

/** A slice of one segment's frames. Without `next` it is the last, and nothing torn is left behind `end`. */
export type Reading = {
  readonly frames: readonly Frame[];
  readonly end: number;
  readonly damaged: number;
  readonly next?: Cursor;
};

/** Up to where a segment's frames are written, and where the last ones begin. */
export type Position = { readonly generation: number; readonly start: number; readonly end: number };

/** The journal of one tab: the only writer of the segments it has open. Calls must not overlap. */
export type SegmentLog = {
  /** Looks at every segment that no other tab holds; to be called first. `known`: where generations are known to end. */
  readonly survey: (known: ReadonlyMap<number, number>) => Promise<Survey>;
  /** Reads a slice of a segment, from an offset or from where the slice before ended; the last cuts a torn tail off. */
  readonly read: (name: string, from: number | Cursor) => Promise<Reading>;
  /** Appends frames of a batch. Either all of them are written (and flushed), or it rejects and none is. */
  readonly append: (batchId: string, frames: readonly Frame[], flush: boolean) => Promise<Position>;
  /** Makes the next segments ahead of their use, so that their names are on the disk by then. */
  readonly makeSpares: () => Promise<void>;
  /** Leaves the segments of a batch as they are: what is appended from now on goes to another. Gives their names. */
  readonly leave: (batchId: string) => Promise<readonly string[]>;
  /**
   * Empties segments of a batch, so that they serve again: those with these names, once what took their place has its
   * name on the disk; or all, and then last the one that says that the batch was removed. Those that another tab has
   * open stay.
   */
  readonly free: (batchId: string, names?: readonly string[]) => Promise<void>;
  readonly close: () => void;
};

/** A segment is left for the next one from this size on. */
export const segmentBytes = 16 * 1024 * 1024;
/** A file that was just made and flushed may be gone after a power cut; one this old has its name on the disk. */
const settledAfterMs = 60_000;
/** Free segments kept ready: so many batches one after the other have one whose name is on the disk. */
const spares = 4;
/** While no settled segment is free the old one goes on growing, up to this size. */
const longestSegmentBytes = 4 * segmentBytes;
/** Segments looked at at the same time: opening one is mostly waiting. */
const lookedAtOnce = 8;
/** Segments kept open; others are opened again when needed. */
const openAtMost = 4;

/** Opens the journal over a folder. `draw` gives a random number from 1 to 2^32 - 1. */
export function openSegmentLog(folder: SegmentFolder, nowMs: () => number, draw: () => number): SegmentLog {
  const segments = new Map<string, Segment>();
  const writing = new Map<string, Segment>();
  let nextNumber = 1;

  return {
    survey: async (known) => {
      const names = [...(await folder.names())].sort();
      let held = 0;
      for (let from = 0; from < names.length; from += lookedAtOnce) {
        const looks = names.slice(from, from + lookedAtOnce).map((name) => look(name, known));
        for (const free of await Promise.all(looks)) if (!free) held += 1;
      }
      const used = [...segments.values()].filter(({ use }) => use !== 'free');
      return { segments: used.map(asFound), held };
    },

    read: async (name, from) => {
      const segment = segments.get(name);
      const file = segment && (await opened(segment));
      if (segment === undefined || file === undefined)
        return { frames: [], end: typeof from === 'number' ? from : from.end, damaged: 0 };
      const slice = readSlice(file, segment.generation, from);
      segment.batch = lastBatch(slice.frames) ?? segment.batch;
      if (slice.next !== undefined) return slice;
      // A segment that no longer says whose it is stays as it is.
      if (slice.end < file.getSize() && segment.use !== 'damaged') {
        if (file.isReadOnly) return slice;
        file.truncate(slice.end);
        file.flush();
      }
      segment.end = slice.end;
      segment.sound = segment.use !== 'damaged';
      return slice;
    },

    append: async (batchId, frames, flush) => {
      const { segment, file } = await segmentFor(batchId);
      const start = segment.end;
      write(segment, file, frames, flush);
      segment.batch = lastBatch(frames) ?? segment.batch;
      return { generation: segment.generation, start, end: segment.end };
    },

    makeSpares: async () => {
      for (let free = freeSegments().length; free < spares; free += 1) shut(await made());
    },

    leave: (batchId) => {
      const own = [...segments.values()].filter(({ use }) => isOf(use, batchId));
      for (const segment of own) segment.left = true;
      writing.delete(batchId);
      return Promise.resolve(own.map(({ name }) => name));
    },

    free: async (batchId, names) => {
      const last = writing.get(batchId);
      // They say the same twice until the batch goes: better than not at all.
      if (names !== undefined && last !== undefined && !isSettled(last)) return;
      const own = [...segments.values()].filter(({ use }) => isOf(use, batchId));
      const due = names === undefined ? own : own.filter(({ name }) => names.includes(name));
      due.sort((a, b) => Number(a === last) - Number(b === last));
      for (const segment of due) {
        const file = await opened(segment);
        if (file === undefined) continue;
        emptyFile(file);
        segments.set(segment.name, lookAt(segment.name, file));
        if (writing.get(batchId) === segment) writing.delete(batchId);
        shut(segment);
      }
    },

    close: () => {
      for (const segment of segments.values()) shut(segment);
    },
  };

  /** Takes a segment into account; false while another tab has it open. */
  async function look(name: string, known: ReadonlyMap<number, number>): Promise<boolean> {
    nextNumber = Math.max(nextNumber, numberOf(name) + 1);
    const file = await folder.open(name);
    if (file === 'held') return false;
    try {
      const segment = lookAt(name, file);
      if (segment.use !== 'free') segment.sound = known.get(segment.generation) === segment.end;
      segments.set(name, segment);
    } finally {
      file.close();
    }
    return true;
  }

  /** Writes all or nothing: what could not be written whole is cut off again. */
  function write(segment: Segment, file: SegmentFile, frames: readonly Frame[], flush: boolean): void {
    const bytes = encodeFrames(frames, segment.generation, segment.end);
    try {
      const written = file.write(bytes, { at: segment.end });
      if (written < bytes.length) {
        const detail = `${String(written)} of ${String(bytes.length)} bytes could be written`;
        throw new DOMException(detail, 'QuotaExceededError');
      }
      segment.unflushed = !flush;
      if (flush) file.flush();
    } catch (thrown) {
      file.truncate(segment.end);
      throw thrown;
    }
    segment.end += bytes.length;
  }

  /** The segment that a batch's frames go to, open. */
  async function segmentFor(batchId: string): Promise<{ segment: Segment; file: SegmentFile }> {
    for (;;) {
      const present = writing.get(batchId) ?? [...segments.values()].find((each) => goesOn(each, batchId));
      const stays = present !== undefined && !isLeft(present);
      const segment = stays ? present : (freeSegment() ?? (await made()));
      const file = await opened(segment);
      if (file === undefined) continue; // another tab was faster
      if (!stays) {
        putToUse(segment, file, batchId, present?.batch);
        if (present !== undefined) shut(present);
      }
      writing.set(batchId, segment);
      return { segment, file };
    }
  }

  /** Whether a segment is full, and the next one can be relied on. */
  function isLeft({ end }: Segment): boolean {
    const next = freeSegment();
    return end >= longestSegmentBytes || (end >= segmentBytes && next !== undefined && isSettled(next));
  }

  /** The free segment that was made first. */
  function freeSegment(): Segment | undefined {
    return freeSegments().sort((a, b) => a.sinceMs - b.sinceMs)[0];
  }

  /** Whether a segment's name is on the disk by now. */
  function isSettled({ sinceMs }: Segment): boolean {
    return nowMs() - sinceMs >= settledAfterMs;
  }

  function freeSegments(): Segment[] {
    return [...segments.values()].filter(({ use }) => use === 'free');
  }

  function putToUse(segment: Segment, file: SegmentFile, batchId: string, batch: Frame | undefined): void {
    const generation = draw();
    file.truncate(0);
    file.write(segmentHeader(generation), { at: 0 });
    segment.generation = generation;
    segment.end = segmentHeaderBytes;
    const owner: Frame = { kind: 'owner', text: JSON.stringify({ batchId }) };
    write(segment, file, batch === undefined ? [owner] : [owner, batch], true);
    segment.use = { batchId };
    segment.batch = batch;
  }

  async function made(): Promise<Segment> {
    const name = `${String(nextNumber++).padStart(6, '0')}.journal`;
    const file = await folder.open(name);
    if (file === 'held') return made(); // another tab made it meanwhile
    const found = lookAt(name, file);
    if (found.use !== 'free') {
      file.close();
      return made();
    }
    emptyFile(file);
    const segment: Segment = { ...found, generation: 0, file, sinceMs: nowMs() };
    segments.set(name, segment);
    return segment;
  }

  /** A segment's file, unless another tab has it, or had it and wrote to it: then it is no longer this one's. */
  async function opened(segment: Segment): Promise<SegmentFile | undefined> {
    // There may be room by now.
    if (segment.file?.isReadOnly) shut(segment);
    if (segment.file !== undefined) return segment.file;
    const open = [...segments.values()].filter(({ file }) => file !== undefined);
    for (const each of open.slice(0, Math.max(0, open.length + 1 - openAtMost))) shut(each);
    const file = await folder.open(segment.name);
    if (file !== 'held') {
      if (isUnchanged(segment, lookAt(segment.name, file))) {
        segment.file = file;
        return file;
      }
      file.close();
    }
    segments.delete(segment.name);
    for (const [batchId, each] of writing) if (each === segment) writing.delete(batchId);
    return undefined;
  }
}

function shut(segment: Segment): void {
  // What comes after it may be flushed, and must not outlive it.
  if (segment.unflushed) segment.file?.flush();
  segment.unflushed = false;
  segment.file?.close();
  segment.file = undefined;
}

function asFound({ name, generation, use, end, sound }: Segment): SegmentFound {
  const batchId = typeof use === 'string' ? undefined : use.batchId;
  return { name, generation, batchId, sizeBytes: end, known: sound };
}

function isOf(use: Segment['use'], batchId: string): boolean {
  return typeof use === 'object' && use.batchId === batchId;
}

function goesOn(segment: Segment, batchId: string): boolean {
  return isOf(segment.use, batchId) && segment.sound && !segment.left && segment.end < segmentBytes;
}

function lastBatch(frames: readonly Frame[]): Frame | undefined {
  return frames.findLast(({ kind }) => kind === 'batch');
}

function numberOf(name: string): number {
  return Number.parseInt(name, 10) || 0;
}
