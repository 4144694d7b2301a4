import { ByteBuffer } from 'flatbuffers';

/** A table of a flatbuffer: where it starts and where its vtable says its fields are. */
export type FlatTable = { readonly start: number };

/** A vector of a flatbuffer: where its first element is and how many there are. */
type FlatVector = { readonly start: number; readonly length: number };

/** Vectors may share bytes, so a small file could ask for endless lists; no model in the limits needs longer ones. */
const longest = { tables: 20_000, int32s: 1000, textBytes: 200 };

/**
 * Walks the tables of a flatbuffer without ever reading outside it. A field that points outside is read as absent and
 * noted in `damage()`, so that a caller reads on in straight lines and asks once, at the end, whether to believe it.
 * Fields are named by their slot, counted from 0 in the order of the schema
 * (FlatBuffers internals, "On table representation": vtable entry of slot n at byte 4 + 2 n).
 */
export type FlatTables = {
  readonly root: () => FlatTable | undefined;
  readonly table: (of: FlatTable, slot: number) => FlatTable | undefined;
  readonly tables: (of: FlatTable, slot: number) => readonly FlatTable[];
  readonly int32s: (of: FlatTable, slot: number) => readonly number[] | undefined;
  readonly bytes: (of: FlatTable, slot: number) => Uint8Array | undefined;
  readonly text: (of: FlatTable, slot: number) => string;
  readonly int8: (of: FlatTable, slot: number, absent?: number) => number;
  readonly int32: (of: FlatTable, slot: number, absent?: number) => number;
  readonly uint64: (of: FlatTable, slot: number) => number;
  readonly float32: (of: FlatTable, slot: number, absent?: number) => number;
  /** The first place that pointed outside the file; undefined while all is well. */
  readonly damage: () => string | undefined;
};

/** Opens a file for walking; nothing is read yet. */
export function walkFlatTables(file: Uint8Array): FlatTables {
  const buffer = new ByteBuffer(file);
  let damage: string | undefined;

  function inside(at: number, bytes: number): boolean {
    if (at >= 0 && at + bytes <= file.length) return true;
    damage ??= `byte ${at} is outside the file of ${file.length} bytes`;
    return false;
  }

  /** Absolute place of a field, or undefined where the table leaves it out. */
  function fieldAt(of: FlatTable, slot: number, bytes: number): number | undefined {
    const vtable = of.start - buffer.readInt32(of.start);
    if (!inside(vtable, 4)) return undefined;
    const entry = 4 + 2 * slot;
    if (entry + 2 > buffer.readUint16(vtable)) return undefined;
    if (!inside(vtable + entry, 2)) return undefined;
    const offset = buffer.readUint16(vtable + entry);
    if (offset === 0) return undefined;
    return inside(of.start + offset, bytes) ? of.start + offset : undefined;
  }

  /** Follows an offset; every target begins with four bytes (a vtable offset or a length). */
  function follow(at: number): number | undefined {
    const target = at + buffer.readUint32(at);
    return inside(target, 4) ? target : undefined;
  }

  function followField(of: FlatTable, slot: number): number | undefined {
    const at = fieldAt(of, slot, 4);
    return at === undefined ? undefined : follow(at);
  }

  function vector(of: FlatTable, slot: number, elementBytes: number, most: number): FlatVector | undefined {
    const at = followField(of, slot);
    if (at === undefined) return undefined;
    const length = buffer.readUint32(at);
    if (length > most) damage ??= `a list at byte ${at} says that it has ${length} elements`;
    return length <= most && inside(at + 4, length * elementBytes) ? { start: at + 4, length } : undefined;
  }

  function scalar(of: FlatTable, slot: number, bytes: number, absent: number, read: (at: number) => number) {
    const at = fieldAt(of, slot, bytes);
    return at === undefined ? absent : read(at);
  }

  function bytesOf(of: FlatTable, slot: number): Uint8Array | undefined {
    const found = vector(of, slot, 1, Infinity);
    return found && file.subarray(found.start, found.start + found.length);
  }

  return {
    root: () => {
      if (!inside(0, 4)) return undefined;
      const start = follow(0);
      return start === undefined ? undefined : { start };
    },
    table: (of, slot) => {
      const start = followField(of, slot);
      return start === undefined ? undefined : { start };
    },
    tables: (of, slot) => {
      const found = vector(of, slot, 4, longest.tables);
      return Array.from({ length: found?.length ?? 0 }, (_, i) => {
        const start = follow((found?.start ?? 0) + 4 * i);
        return { start: start ?? 0 };
      });
    },
    int32s: (of, slot) => {
      const found = vector(of, slot, 4, longest.int32s);
      return found && Array.from({ length: found.length }, (_, i) => buffer.readInt32(found.start + 4 * i));
    },
    bytes: bytesOf,
    text: (of, slot) => new TextDecoder().decode(bytesOf(of, slot)?.subarray(0, longest.textBytes)),
    int8: (of, slot, absent = 0) => scalar(of, slot, 1, absent, (at) => buffer.readInt8(at)),
    int32: (of, slot, absent = 0) => scalar(of, slot, 4, absent, (at) => buffer.readInt32(at)),
    uint64: (of, slot) => scalar(of, slot, 8, 0, (at) => Number(buffer.readUint64(at))),
    float32: (of, slot, absent = 0) => scalar(of, slot, 4, absent, (at) => buffer.readFloat32(at)),
    damage: () => damage,
  };
}
