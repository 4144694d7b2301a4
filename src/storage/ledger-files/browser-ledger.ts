import type { LedgerTarget, WriteFlushed } from './ledger-target.ts';
import { sha256Of } from './sha256-of.ts';
import { bodyOf, latestSlot, nextSlot, readHead, slotNames, toSlot, type ReadSlot } from './slots.ts';

/** A batch's ledger in this browser (`slots.ts`), for batches whose user chose no file. */
export function browserLedger(
  directory: FileSystemDirectoryHandle,
  batchId: string,
  writeFlushed: WriteFlushed,
): LedgerTarget {
  const bytesOf = async (name: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    try {
      const file = await (await directory.getFileHandle(name)).getFile();
      return new Uint8Array(await file.arrayBuffer());
    } catch (thrown) {
      if (isNotFound(thrown)) return undefined;
      throw thrown;
    }
  };
  /** Both slots; only bytes that have their hash count. */
  const readSlots = async (): Promise<readonly (ReadSlot & { readonly bytes?: Uint8Array<ArrayBuffer> })[]> =>
    Promise.all(
      slotNames(batchId).map(async (name) => {
        const slot = await bytesOf(name);
        const head = slot && readHead(slot);
        if (slot === undefined || head === undefined) return { name, head: undefined };
        const bytes = bodyOf(slot);
        return (await sha256Of(bytes)) === head.sha256 ? { name, head, bytes } : { name, head: undefined };
      }),
    );
  /** Known once this target has looked or written. */
  let next: { readonly name: string; readonly sequence: number } | undefined;

  return {
    read: async () => {
      const slots = await readSlots();
      next = nextSlot(batchId, slots);
      const latest = latestSlot(slots);
      return slots.find(({ name }) => name === latest?.name)?.bytes;
    },
    write: async (ledger) => {
      const { name, sequence } = (next ??= nextSlot(batchId, await readSlots()));
      next = undefined; // after a failure the slots are looked at again
      await writeFlushed(directory, name, toSlot(sequence, ledger));
      const other = slotNames(batchId).find((each) => each !== name) ?? name;
      next = { name: other, sequence: sequence + 1 };
    },
    isUntouched: () => Promise.resolve(next !== undefined),
  };
}

/** Forgets a batch's ledger in this browser. */
export async function removeBrowserLedger(
  directory: FileSystemDirectoryHandle,
  batchId: string,
  writeFlushed: WriteFlushed,
): Promise<void> {
  for (const name of slotNames(batchId)) await removeEmptied(directory, name, writeFlushed);
}

/**
 * Removes a file that was written by a synchronous handle, if it is there. It is emptied first: Chromium takes off its
 * bytes, which it did not add ([Note: Sizes that turn negative]).
 */
export async function removeEmptied(
  directory: FileSystemDirectoryHandle,
  name: string,
  writeFlushed: WriteFlushed,
): Promise<void> {
  try {
    await directory.getFileHandle(name);
    await writeFlushed(directory, name, new Uint8Array()).catch(() => undefined); // a full disk
    await directory.removeEntry(name);
  } catch (thrown) {
    if (!isNotFound(thrown)) throw thrown;
  }
}

export function isNotFound(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'NotFoundError';
}
