import { readOnly, type SegmentFile, type SegmentFolder } from './segment-folder.ts';

/** A step that a file is asked for, in the order of asking; `cut`: before it, in the middle of it, after it. */
export type Step = 'write' | 'flush' | 'truncate';

/** A disk for tests: what was written survives the end of a tab, what was flushed survives a power cut. */
export type MemoryFolder = {
  readonly folder: SegmentFolder;
  /** Name → bytes as the next tab finds them. */
  readonly files: Map<string, Uint8Array>;
  /** Asked before each step: throw to fail it; give a number to let only so many bytes of a write come through and then throw. */
  onStep: (step: Step, name: string, bytes: number) => number | undefined;
  /** The disk is full, and the browser opens no file for writing. */
  isFull: boolean;
  /** Every tab is gone: nothing is held any more. */
  readonly killTabs: () => void;
  /** What was not flushed is gone too. */
  readonly cutPower: () => void;
};

/** Makes an empty one. */
export function memoryFolder(): MemoryFolder {
  const files = new Map<string, Uint8Array>();
  const flushed = new Map<string, Uint8Array>();
  const held = new Set<string>();
  let power = 0;

  function open(name: string): SegmentFile {
    held.add(name);
    const life = power;
    const bytes = () => files.get(name) ?? new Uint8Array();
    const alive = () => {
      if (life !== power) throw new DOMException('the tab is gone', 'InvalidStateError');
    };
    return {
      getSize: () => bytes().length,
      read: (into, { at }) => {
        const part = bytes().subarray(at, at + into.length);
        into.set(part);
        return part.length;
      },
      write: (added, { at }) => {
        alive();
        const size = made.onStep('write', name, added.length) ?? added.length;
        const grown = new Uint8Array(Math.max(bytes().length, at + size));
        grown.set(bytes());
        grown.set(added.subarray(0, size), at);
        files.set(name, grown);
        if (size < added.length) throw new DOMException('full', 'QuotaExceededError');
        return size;
      },
      truncate: (size) => {
        alive();
        made.onStep('truncate', name, size);
        files.set(name, bytes().slice(0, size));
      },
      flush: () => {
        alive();
        made.onStep('flush', name, 0);
        flushed.set(name, bytes().slice());
      },
      close: () => held.delete(name),
    };
  }

  const made: MemoryFolder = {
    files,
    onStep: () => undefined,
    isFull: false,
    folder: {
      names: () => Promise.resolve([...files.keys()]),
      open: (name) => {
        if (held.has(name)) return Promise.resolve('held');
        if (made.isFull) {
          if (!files.has(name)) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
          return Promise.resolve(readOnly(open(name)));
        }
        if (!files.has(name)) files.set(name, new Uint8Array());
        return Promise.resolve(open(name));
      },
    },
    killTabs: () => {
      power += 1;
      held.clear();
    },
    cutPower: () => {
      made.killTabs();
      files.clear();
      for (const [name, bytes] of flushed) files.set(name, bytes.slice());
    },
  };
  return made;
}
