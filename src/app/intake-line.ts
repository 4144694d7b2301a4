import type { Wanted } from './take-in-part.ts';

/** Files of one step: small, so that rows fill and progress moves while a folder is taken in. */
const step = { files: 32, bytes: 32 * 1024 * 1024 };

/** The files that an intake has still to take in, in their order. */
export type IntakeLine = {
  readonly length: () => number;
  /**
   * The next few, for which this many bytes are enough: none where not even the first fits. Files whose bytes are not
   * copied need no room.
   */
  readonly take: (roomBytes: number) => readonly Wanted[];
  /** Puts files back to the front. */
  readonly putBack: (files: readonly Wanted[]) => void;
  /** What the next file needs. */
  readonly nextBytes: () => number;
  readonly rest: () => readonly Wanted[];
};

/** A line of these files. */
export function lineUp(wanted: readonly Wanted[]): IntakeLine {
  let next = 0;
  let back: readonly Wanted[] = [];
  const at = (place: number): Wanted | undefined => back[place] ?? wanted[next + place - back.length];
  const length = (): number => back.length + wanted.length - next;
  return {
    length,
    take: (roomBytes) => {
      const part: Wanted[] = [];
      let bytes = 0;
      for (;;) {
        const file = at(part.length);
        if (file === undefined || part.length === step.files) break;
        const more = bytes + bytesToCopy(file);
        if (more > roomBytes || (part.length > 0 && more > step.bytes)) break;
        part.push(file);
        bytes = more;
      }
      next += Math.max(0, part.length - back.length);
      back = back.slice(part.length);
      return part;
    },
    putBack: (files) => {
      back = [...files, ...back];
    },
    nextBytes: () => {
      const first = at(0);
      return first === undefined ? 0 : bytesToCopy(first);
    },
    rest: () => [...back, ...wanted.slice(next)],
  };
}

function bytesToCopy({ given }: Wanted): number {
  return given.inPlace !== undefined ? 0 : given.file.size;
}
