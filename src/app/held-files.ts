import type { Item } from '#engine/ports.ts';

/**
 * Files as the user gave them, held in this tab until their items are run: reading such a file takes two requests less
 * of the browser than finding and opening our copy of it. They may have changed since, or have gone; the copy is
 * there for that.
 */
export type HeldFiles = {
  readonly hold: (item: Pick<Item, 'id' | 'batchId'>, file: File) => void;
  /** Gives a file out of its hold. */
  readonly take: (item: Pick<Item, 'id' | 'batchId'>) => File | undefined;
  /** Lets go of what is left of a batch. */
  readonly letGo: (batchId: string) => void;
};

/** What is held at once, by all batches; of what comes on top there is the copy. A file that is held is no bytes yet. */
const heldAtMost = 4_000;

/** Opens the hold of a tab. */
export function holdFiles(atMost = heldAtMost): HeldFiles {
  const batches = new Map<string, Map<string, File>>();
  const count = (): number => [...batches.values()].reduce((sum, files) => sum + files.size, 0);
  return {
    hold: ({ id, batchId }, file) => {
      if (count() >= atMost) return;
      const files = batches.get(batchId) ?? new Map<string, File>();
      batches.set(batchId, files.set(id, file));
    },
    take: ({ id, batchId }) => {
      const files = batches.get(batchId);
      const file = files?.get(id);
      files?.delete(id);
      return file;
    },
    letGo: (batchId) => {
      batches.delete(batchId);
    },
  };
}
