import { ok, type Result } from '#core/result.ts';
import { term } from '#language/terms.ts';
import { isNotFound } from '#storage/ledger-files/browser-ledger.ts';
import { askToWrite, mayWrite } from '#storage/ledger-files/file-handles.ts';
import type { PlaceRecord } from '#storage/schema.ts';
import type { LedgerMaker } from '#workers/ledger.ts';
import type { LedgerApi, PlaceChoice } from './ledger-api.ts';

const csvOnly = {
  types: [
    {
      get description() {
        return term('Ledger'); // asked for when a picker opens: the words are loaded then
      },
      accept: { 'text/csv': ['.csv'] },
    },
  ],
  excludeAcceptAllOption: false,
};

/** How a browser asks for a file or a folder; absent where it does not. */
export type Pickers = {
  readonly showSaveFilePicker?: (
    wanted: typeof csvOnly & { suggestedName: string },
  ) => Promise<FileSystemFileHandle>;
  readonly showOpenFilePicker?: (wanted: typeof csvOnly) => Promise<readonly FileSystemFileHandle[]>;
  readonly showDirectoryPicker?: (wanted: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
};

type Handle = FileSystemFileHandle | FileSystemDirectoryHandle;

/** Asks the user; undefined where the user wants nothing after all. From a click. */
export async function pickPlace(
  pickers: Pickers,
  what: Parameters<LedgerApi['choose']>[1],
  suggestedName: string,
): Promise<Handle | undefined> {
  try {
    const handle = await show(pickers, what, suggestedName);
    return handle !== undefined && ((await mayWrite(handle)) || (await askToWrite(handle)))
      ? handle
      : undefined;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return undefined;
    throw thrown;
  }
}

function show(
  pickers: Pickers,
  what: Parameters<LedgerApi['choose']>[1],
  suggestedName: string,
): Promise<Handle | undefined> | undefined {
  switch (what) {
    case 'new-file':
      return pickers.showSaveFilePicker?.({ ...csvOnly, suggestedName });
    case 'existing-file':
      return pickers.showOpenFilePicker?.(csvOnly).then(([first]) => first);
    case 'folder':
      return pickers.showDirectoryPicker?.({ mode: 'readwrite' });
  }
}

/** What lies in a file; nothing where it is not there. */
async function bytesOf(handle: FileSystemFileHandle): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await handle.getFile()).arrayBuffer());
}

/** Whether the batch may write into this file. Nothing is written here. */
export async function checkFile(
  batchId: string,
  handle: FileSystemFileHandle,
  maker: Pick<LedgerMaker, 'judge'>,
): Promise<Result<number>> {
  return maker.judge(batchId, await bytesOf(handle));
}

/** Names that are tried in a folder before the user is told that none is free. */
const triedNames = 99;

/**
 * The name of the batch's ledger in a folder: the wanted one where it is free or is a ledger that the batch goes on
 * with, else with a number. What is somebody else's is never named.
 */
export async function nameInFolder(
  batchId: string,
  folder: FileSystemDirectoryHandle,
  wanted: string,
  maker: Pick<LedgerMaker, 'judge'>,
): Promise<Result<string>> {
  let refused: PlaceChoice | undefined;
  for (let n = 1; n <= triedNames; n += 1) {
    const name = n === 1 ? wanted : wanted.replace(/(\.csv)?$/i, `-${n}.csv`);
    try {
      const judged = await checkFile(batchId, await folder.getFileHandle(name), maker);
      if (judged.ok) return ok(name);
      refused = judged;
    } catch (thrown) {
      if (isNotFound(thrown)) return ok(name);
      throw thrown;
    }
  }
  return refused?.ok === false ? refused : ok(wanted);
}

/** Writes down where a batch's ledger goes from now on. Each choice is another place, also of the same file. */
export function placeRecord(batchId: string, handle: Handle, name: string, nowMs: number): PlaceRecord {
  return { batchId, handle, name, chosenAtMs: nowMs, owed: true };
}
