import { isNotFound } from './browser-ledger.ts';
import type { LedgerTarget, ReplaceFile, WholeLedger } from './ledger-target.ts';
import { sha256Of } from './sha256-of.ts';

/** What tells cheaply that a file was written to. */
type Seen = { readonly sizeBytes: number; readonly modifiedMs: number };

/**
 * A file that the user chose. The browser writes into a copy and puts it in the place of the file when it is closed,
 * so the file is never half a ledger; what it then holds is read back and compared. `replace` does so beside the page.
 */
export function userFile(handle: FileSystemFileHandle, replace?: ReplaceFile): LedgerTarget {
  let last: Seen | undefined;
  return {
    read: async () => {
      const file = await handle.getFile();
      const bytes = new Uint8Array(await file.arrayBuffer());
      last = seen(file);
      return bytes.length === 0 ? undefined : bytes;
    },
    write: async ({ bytes, sha256 }) => {
      if (replace !== undefined) await replace(handle, bytes);
      else await writeHere(handle, { bytes, sha256 });
      last = seen(await handle.getFile());
    },
    isUntouched: async () => {
      const { sizeBytes, modifiedMs } = seen(await handle.getFile());
      return last !== undefined && last.sizeBytes === sizeBytes && last.modifiedMs === modifiedMs;
    },
  };
}

async function writeHere(handle: FileSystemFileHandle, { bytes, sha256 }: WholeLedger): Promise<void> {
  const stream = await handle.createWritable();
  try {
    await stream.write(bytes);
  } catch (thrown) {
    await stream.abort().catch(() => undefined);
    throw thrown;
  }
  await stream.close();
  const file = await handle.getFile();
  const isWhole =
    file.size === bytes.length && (await sha256Of(new Uint8Array(await file.arrayBuffer()))) === sha256;
  if (!isWhole) throw new DOMException('the file reads back as something else', 'DataError');
}

function seen({ size, lastModified }: File): Seen {
  return { sizeBytes: size, modifiedMs: lastModified };
}

/** A file in a folder that the user chose; made where it is not there. */
export function fileInFolder(folder: FileSystemDirectoryHandle, name: string): Promise<FileSystemFileHandle> {
  return folder.getFileHandle(name, { create: true });
}

/** The ledger in a folder that the user chose. Its file is made when it is first written, and never by a look. */
export function ledgerInFolder(
  folder: FileSystemDirectoryHandle,
  name: string,
  replace?: ReplaceFile,
): LedgerTarget {
  let file: LedgerTarget | undefined;
  /** The file, where it is there. */
  const present = async (): Promise<LedgerTarget | undefined> => {
    try {
      const handle = await folder.getFileHandle(name);
      return (file ??= userFile(handle, replace));
    } catch (thrown) {
      if (!isNotFound(thrown)) throw thrown;
      return undefined;
    }
  };
  let wasThere = false;
  return {
    read: async () => {
      const there = await present();
      const bytes = await there?.read();
      wasThere = there !== undefined;
      return bytes;
    },
    write: async (ledger) => {
      const handle = await fileInFolder(folder, name);
      wasThere = true;
      await (file ??= userFile(handle, replace)).write(ledger);
    },
    isUntouched: async () => (await present())?.isUntouched() ?? !wasThere,
  };
}
