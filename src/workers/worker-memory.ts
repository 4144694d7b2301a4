import type { Holding } from './protocol.ts';

/**
 * [Note: Memory of a worker] The memory of WebAssembly grows and never shrinks, and a worker lives as long as its
 * batch: one large picture would be held for all files after it. So a worker says what it holds, the pool replaces it
 * between two files once that is over `workerHoldsAtMostBytes`, and within a file no more is given to it than
 * `workerGrowsToBytes`: the text engine would take 2 GiB, the models' runtime 4 GiB, and a tab that runs out of memory
 * takes everything with it. What lies outside WebAssembly is collected when a file is done, and limited by what is
 * read of a file at all.
 */
export const workerHoldsAtMostBytes = 256 * 1024 * 1024;
export const workerGrowsToBytes = 1024 * 1024 * 1024;

/**
 * Watches the memories of a kind in this scope; says how much those alive hold together. The libraries name no
 * limit that could be set, but all of them look at a memory's bytes once it is there and have it grown by its own
 * method, and take a refusal as they take a device that has no more.
 */
export function watchMemory(
  kind: typeof WebAssembly.Memory = WebAssembly.Memory,
  atMostBytes = workerGrowsToBytes,
): () => number {
  const seen = new WeakSet<WebAssembly.Memory>();
  let memories: WeakRef<WebAssembly.Memory>[] = [];
  const bytesOf = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'buffer')?.get;
  const { grow } = WebAssembly.Memory.prototype;
  if (bytesOf === undefined) return () => 0;

  const sizeOf = (memory: WebAssembly.Memory) => (bytesOf.call(memory) as ArrayBuffer).byteLength;
  const note = (memory: WebAssembly.Memory) => {
    if (seen.has(memory)) return;
    seen.add(memory);
    memories.push(new WeakRef(memory));
  };
  const heldBytes = (): number => {
    memories = memories.filter((memory) => memory.deref() !== undefined);
    let sum = 0;
    for (const memory of memories) {
      const alive = memory.deref();
      if (alive !== undefined) sum += sizeOf(alive);
    }
    return sum;
  };
  Object.defineProperties(kind.prototype, {
    buffer: {
      configurable: true,
      enumerable: true,
      get(this: WebAssembly.Memory) {
        note(this);
        return bytesOf.call(this) as ArrayBuffer;
      },
    },
    grow: {
      configurable: true,
      enumerable: true,
      writable: true,
      value(this: WebAssembly.Memory, pages: number) {
        note(this);
        if (heldBytes() + pages * bytesInAPage > atMostBytes)
          throw new RangeError('a worker may hold no more memory');
        return grow.call(this, pages);
      },
    },
  });
  return heldBytes;
}

/** Of WebAssembly (core specification, 4.2.8). */
const bytesInAPage = 65_536;

/** The same work, which says what the worker holds before it answers, where that has changed. */
export function tellGrowth<Job, Answer>(
  work: (job: Job) => Promise<Answer>,
  heldBytes: () => number,
  say: (holding: Holding) => void,
): (job: Job) => Promise<Answer> {
  let told = 0;
  return async (job) => {
    const answer = await work(job);
    const holdsBytes = heldBytes();
    if (holdsBytes !== told) say({ holdsBytes });
    told = holdsBytes;
    return answer;
  };
}
