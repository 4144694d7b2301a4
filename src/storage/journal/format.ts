import { crc32c } from './crc32c.ts';

/**
 * How the journal lies on disk, version 1. All numbers are unsigned 32-bit, little-endian.
 *
 * A segment is a file: a header of 32 bytes (the text `BSJRNL01`, its generation, the CRC-32C of the twelve bytes
 * before, all of it twice), then frames one after the other. A generation is drawn anew each time a segment is put to use, 0 while it
 * is free; every checksum of a frame covers it, so that bytes of an earlier use are never taken for frames of this one.
 *
 * A frame: magic, its own offset in the file (its sequence number: it only grows, and a frame is valid in its place
 * alone), kind, bytes of text, bytes of the blob, CRC-32C of text and blob, CRC-32C of generation and the 24 bytes
 * before; then the text (UTF-8 JSON) and the blob (a finding as it came from the worker).
 */
export type Frame = { readonly kind: FrameKind; readonly text: string; readonly blob?: Uint8Array };

/** In the order of their numbers on disk, from 1; new kinds are added at the end. */
const kinds = ['owner', 'batch', 'items', 'settled', 'kept', 'removed'] as const;
export type FrameKind = (typeof kinds)[number];

/** Frames of a stretch of a segment, and how far it is sound. */
export type DecodedFrames = {
  readonly frames: readonly Frame[];
  /** Offset in the file behind the last valid frame; what lies behind it is a torn tail, to be cut before appending. */
  readonly end: number;
  /** Places before `end` where something is that is no valid frame: damage, not a torn tail. */
  readonly damaged: number;
  /** Places behind `end` of which that is not known yet. */
  readonly doubtful: number;
  /** The stretch ended inside such a place. */
  readonly lost: boolean;
  /** Offset in the file from where a stretch that is not the last goes on, and how many bytes it takes at least. */
  readonly next: number;
  readonly nextBytes: number;
};

/** What is known of a stretch of a segment before it is read. */
export type Stretch = {
  /** Nothing comes behind it: a frame that is cut off there is torn. */
  readonly isLast: boolean;
  /** `doubtful` and `lost` of the stretch before. */
  readonly doubtful: number;
  readonly lost: boolean;
};

export const segmentHeaderBytes = 32;
const headerCopyBytes = 16;
const frameHeaderBytes = 28;
const segmentMagic = 'BSJRNL01';
const frameMagic = 0x314d5246; // 'FRM1'

/** The header of a segment. */
export function segmentHeader(generation: number): Uint8Array {
  const bytes = new Uint8Array(segmentHeaderBytes);
  bytes.set(new TextEncoder().encode(segmentMagic));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, generation, true);
  view.setUint32(12, crc32c(bytes.subarray(0, 12)), true);
  bytes.copyWithin(headerCopyBytes, 0, headerCopyBytes);
  return bytes;
}

/** The generation that a segment's first bytes name; undefined where both copies of the header are damaged or missing. */
export function generationOf(bytes: Uint8Array): number | undefined {
  return (
    copyOf(bytes.subarray(0, headerCopyBytes)) ?? copyOf(bytes.subarray(headerCopyBytes, segmentHeaderBytes))
  );
}

function copyOf(bytes: Uint8Array): number | undefined {
  if (bytes.length < headerCopyBytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (new TextDecoder().decode(bytes.subarray(0, 8)) !== segmentMagic) return undefined;
  if (view.getUint32(12, true) !== crc32c(bytes.subarray(0, 12))) return undefined;
  return view.getUint32(8, true);
}

/** The bytes of frames that are written one after the other from an offset of their segment. */
export function encodeFrames(frames: readonly Frame[], generation: number, at: number): Uint8Array {
  const encoder = new TextEncoder();
  const texts = frames.map(({ text }) => encoder.encode(text));
  const sizeOf = (index: number) =>
    frameHeaderBytes + (texts[index]?.length ?? 0) + (frames[index]?.blob?.length ?? 0);
  const bytes = new Uint8Array(frames.reduce((sum, _frame, index) => sum + sizeOf(index), 0));
  const view = new DataView(bytes.buffer);
  let from = 0;
  frames.forEach(({ kind, blob }, index) => {
    const text = texts[index] ?? new Uint8Array();
    const bodyAt = from + frameHeaderBytes;
    bytes.set(text, bodyAt);
    if (blob !== undefined) bytes.set(blob, bodyAt + text.length);
    const end = from + sizeOf(index);
    const fields = [frameMagic, at + from, kinds.indexOf(kind) + 1, text.length, blob?.length ?? 0];
    fields.forEach((field, place) => {
      view.setUint32(from + 4 * place, field, true);
    });
    view.setUint32(from + 20, crc32c(bytes.subarray(bodyAt, end)), true);
    view.setUint32(from + 24, headerChecksum(bytes.subarray(from, from + 24), generation), true);
    from = end;
  });
  return bytes;
}

function headerChecksum(header: Uint8Array, generation: number): number {
  return crc32c(header, generation);
}

type FrameHeader = {
  readonly kind: FrameKind;
  readonly textEnd: number;
  readonly end: number;
  readonly crc: number;
};

/** Reads the frames in `bytes`, which begin at this offset of their segment. */
export function decodeFrames(
  bytes: Uint8Array,
  generation: number,
  at: number,
  stretch: Stretch = { isLast: true, doubtful: 0, lost: false },
): DecodedFrames {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  const frames: Frame[] = [];
  let [from, end, damaged, doubtful, nextBytes] = [0, 0, 0, stretch.doubtful, 0];
  let lost = stretch.lost;
  // A header that begins in the last bytes of a stretch is read whole with the next one.
  const headersUpTo = stretch.isLast ? bytes.length : bytes.length - frameHeaderBytes + 1;
  while (from < headersUpTo) {
    const header = headerAt(from);
    if (header === undefined) {
      // The length cannot be trusted: the next sound header tells where frames go on, if they do.
      if (!lost) doubtful += 1;
      lost = true;
      from = nextHeader(from + 1);
      continue;
    }
    lost = false;
    const bodyAt = from + frameHeaderBytes;
    if (header.end > bytes.length) {
      nextBytes = header.end - from;
      break;
    }
    if (crc32c(bytes.subarray(bodyAt, header.end)) === header.crc) {
      const text = decoder.decode(bytes.subarray(bodyAt, header.textEnd));
      const blob = header.end > header.textEnd ? bytes.slice(header.textEnd, header.end) : undefined;
      frames.push(blob === undefined ? { kind: header.kind, text } : { kind: header.kind, text, blob });
      end = header.end;
      damaged += doubtful;
      doubtful = 0;
    } else doubtful += 1;
    from = header.end;
  }
  return { frames, end: at + end, damaged, doubtful, lost, next: at + from, nextBytes };

  function headerAt(place: number): FrameHeader | undefined {
    if (place + frameHeaderBytes > bytes.length) return undefined;
    if (view.getUint32(place, true) !== frameMagic || view.getUint32(place + 4, true) !== at + place)
      return undefined;
    const checksum = headerChecksum(bytes.subarray(place, place + 24), generation);
    const kind = kinds[view.getUint32(place + 8, true) - 1];
    if (view.getUint32(place + 24, true) !== checksum || kind === undefined) return undefined;
    const textEnd = place + frameHeaderBytes + view.getUint32(place + 12, true);
    return {
      kind,
      textEnd,
      end: textEnd + view.getUint32(place + 16, true),
      crc: view.getUint32(place + 20, true),
    };
  }

  function nextHeader(place: number): number {
    for (let next = place; next + frameHeaderBytes <= bytes.length; next += 1) {
      if (bytes[next] === 0x46 && headerAt(next) !== undefined) return next;
    }
    return Math.max(place, headersUpTo);
  }
}
