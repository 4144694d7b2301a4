import { isStorageFull } from './storage-refusal.ts';

/**
 * [Note: Blobs in private windows] WebKit takes no blob into the database of a private window ("Error preparing
 * Blob/File data to be stored", seen in WebKitGTK 2.50), where it has no file system for pages either, and takes bytes.
 * Elsewhere a blob is the better way: reading its record reads none of it.
 */
export type StoredBlob = Blob | Uint8Array<ArrayBuffer>;

/** Stores a blob by `put`, which is called again with its bytes where the browser takes no blob. */
export async function storeBlob<T>(blob: Blob, put: (stored: StoredBlob) => Promise<T>): Promise<T> {
  try {
    return await put(blob);
  } catch (thrown) {
    if (isStorageFull(thrown)) throw thrown;
    return put(new Uint8Array(await blob.arrayBuffer()));
  }
}

/** What was stored. */
export function blobOf(stored: StoredBlob): Blob {
  return stored instanceof Blob ? stored : new Blob([stored]);
}
