/** Runs in the page: the texts of all files in which this browser keeps ledgers. No function in it has a name (`read-database.ts`). */
export async function storedLedgersInPage(): Promise<readonly string[]> {
  const texts: string[] = [];
  try {
    const own = await (await navigator.storage.getDirectory()).getDirectoryHandle('benchside');
    const waiting: FileSystemDirectoryHandle[] = [await own.getDirectoryHandle('ledgers')];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop())
      for await (const handle of folder.values()) {
        if (handle.kind === 'directory') waiting.push(handle as FileSystemDirectoryHandle);
        else texts.push(await (await (handle as FileSystemFileHandle).getFile()).text());
      }
  } catch {
    return texts; // no ledger was ever written
  }
  return texts;
}

type StoredBackup = {
  readonly name: string;
  readonly sha256: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
};

/** Runs in the page: the names of all backups that are written down, and of those that are gone or damaged. */
export async function backupsInPage(): Promise<{
  readonly names: readonly string[];
  readonly damaged: readonly string[];
}> {
  const records = await new Promise<StoredBackup[]>((resolve, reject) => {
    const opening = indexedDB.open('benchside');
    opening.onerror = () => {
      reject(new Error(`the database cannot be opened: ${String(opening.error)}`));
    };
    opening.onsuccess = () => {
      const reading = opening.result.transaction('backups').objectStore('backups').getAll();
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result as StoredBackup[]);
      };
      reading.onerror = () => {
        reject(new Error(`the backups cannot be read: ${String(reading.error)}`));
      };
    };
  });
  const damaged: string[] = [];
  for (const { name, sha256, bytes } of records) {
    try {
      const root = await navigator.storage.getDirectory();
      // Of the last minute the copy lies beside its record as well, for the power may take the file, and its folder.
      const path = ['benchside', 'backup'];
      let directory = root;
      if (bytes === undefined)
        for (const folder of path) directory = await directory.getDirectoryHandle(folder);
      const file = bytes ?? (await (await (await directory.getFileHandle(name)).getFile()).arrayBuffer());
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
      const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
      if (found !== sha256)
        damaged.push(`${name}: its ${bytes ? 'record' : 'file'} has ${String(file.byteLength)} other bytes`);
    } catch (thrown) {
      damaged.push(`${name}: ${String(thrown)}${bytes ? ', beside its record' : ', by its record alone'}`);
    }
  }
  return { names: records.map(({ name }) => name), damaged };
}
