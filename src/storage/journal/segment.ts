import { decodeFrames, generationOf, segmentHeader, segmentHeaderBytes, type Frame } from './format.ts';
import type { SegmentFile } from './segment-folder.ts';

/** A segment as this tab knows it. */
export type Segment = {
  readonly name: string;
  generation: number;
  /** `free`: may be put to use; `damaged`: says no longer whose it is, and is left alone. */
  use: 'free' | 'damaged' | { readonly batchId: string };
  /** Behind its last frame; its size while `sound` is false. */
  end: number;
  /** Whether its frames were read to the last, so that it may be appended to. */
  sound: boolean;
  /** Whether another takes its place: nothing is appended to it any more. */
  left: boolean;
  /** Whether something was written since the last flush. */
  unflushed: boolean;
  /** Its latest record of the batch itself, which is written again at the beginning of the next segment. */
  batch: Frame | undefined;
  file: SegmentFile | undefined;
  /** When it was made; -Infinity where it was here when the tab came. */
  readonly sinceMs: number;
};

/** The longest first frame there can be: it names the batch. */
const ownerBytes = 256;

/** What a file says of itself. */
export function lookAt(name: string, file: SegmentFile): Segment {
  const size = file.getSize();
  const generation = generationOf(readBytes(file, 0, Math.min(size, segmentHeaderBytes)));
  const use = useOf(file, generation, size);
  const free = use === 'free';
  return {
    name,
    generation: generation ?? 0,
    use,
    end: free ? segmentHeaderBytes : size,
    sound: free,
    left: false,
    unflushed: false,
    batch: undefined,
    file: undefined,
    sinceMs: -Infinity,
  };
}

function useOf(file: SegmentFile, generation: number | undefined, size: number): Segment['use'] {
  // Free, or cut off while its header was written.
  if (generation === 0 || size <= segmentHeaderBytes) return 'free';
  if (generation === undefined) return 'damaged';
  const first = readBytes(file, segmentHeaderBytes, Math.min(size - segmentHeaderBytes, ownerBytes));
  const [owner] = decodeFrames(first, generation, segmentHeaderBytes).frames;
  if (owner?.kind === 'owner') {
    const { batchId } = JSON.parse(owner.text) as { readonly batchId: string };
    return { batchId };
  }
  // Cut off in its first append, unless something sound comes later.
  const all = readBytes(file, segmentHeaderBytes, size - segmentHeaderBytes);
  return decodeFrames(all, generation, segmentHeaderBytes).frames.length === 0 ? 'free' : 'damaged';
}

/** The bytes that are there of a stretch of a file. */
export function readBytes(file: SegmentFile, at: number, sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, sizeBytes));
  return bytes.subarray(0, file.read(bytes, { at }));
}

/** Makes a file a free segment. */
export function emptyFile(file: SegmentFile): void {
  file.truncate(0);
  file.write(segmentHeader(0), { at: 0 });
  file.flush();
}

/** Whether two looks at a segment saw the same: no other tab has written to it in between. */
export function isUnchanged(before: Segment, now: Segment): boolean {
  const owner = ({ use }: Segment) => (typeof use === 'string' ? use : use.batchId);
  return now.generation === before.generation && owner(now) === owner(before) && now.end === before.end;
}
