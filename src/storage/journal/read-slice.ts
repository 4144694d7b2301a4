import { decodeFrames, segmentHeaderBytes, type Frame } from './format.ts';
import type { SegmentFile } from './segment-folder.ts';
import { readBytes } from './segment.ts';

/** Where the reading of a segment goes on. */
export type Cursor = {
  readonly at: number;
  /** Behind the last valid frame so far. */
  readonly end: number;
  readonly doubtful: number;
  readonly lost: boolean;
  /** Bytes of the frame that begins here, 0 where none does. */
  readonly bytes: number;
};

export type Slice = {
  readonly frames: readonly Frame[];
  readonly end: number;
  readonly damaged: number;
  /** undefined where the segment is read to its end. */
  readonly next?: Cursor;
};

/** Bytes read at a time: a segment is many megabytes, and a page that opens must stay small and quick. */
const sliceBytes = 1024 * 1024;

/** Reads the frames of a slice of a segment, from an offset or from where the slice before ended. */
export function readSlice(
  file: SegmentFile,
  generation: number,
  from: number | Cursor,
  most = sliceBytes,
): Slice {
  const size = file.getSize();
  const { at, end, doubtful, lost, bytes } = typeof from === 'number' ? cursorAt(from, size) : from;
  const length = Math.min(size - at, Math.max(most, bytes));
  const isLast = at + length >= size;
  const decoded = decodeFrames(readBytes(file, at, length), generation, at, { isLast, doubtful, lost });
  const reading = {
    frames: decoded.frames,
    end: decoded.frames.length > 0 ? decoded.end : end,
    damaged: decoded.damaged,
  };
  if (isLast) return reading;
  const next = {
    at: decoded.next,
    end: reading.end,
    doubtful: decoded.doubtful,
    lost: decoded.lost,
    bytes: decoded.nextBytes,
  };
  return { ...reading, next };
}

/** An offset that is not in the segment belongs to another use of it: then it is read from its first frame. */
function cursorAt(from: number, size: number): Cursor {
  const at = from > size ? segmentHeaderBytes : Math.max(from, segmentHeaderBytes);
  return { at, end: at, doubtful: 0, lost: false, bytes: 0 };
}
