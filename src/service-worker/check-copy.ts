import type { ShippedFile } from './shipped.ts';

/** What a copy on this device is, measured by the build's hash. */
export type CopyState = 'sound' | 'wrong' | 'missing';

/**
 * Checks copies of the app's files when each is first used since the service worker began: one that a power cut tore,
 * or that somebody changed on the disk, is given out to nobody. `find` gives the copy as it lies there.
 *
 * Read for this and given out from the cache once more, the answer keeps what the browser compiled of it.
 */
export function openCopyCheck(
  find: (file: ShippedFile) => Promise<Response | undefined>,
): (file: ShippedFile) => Promise<CopyState> {
  const sound = new Set<string>();
  return async (file) => {
    if (sound.has(file.path)) return 'sound';
    const copy = await find(file);
    if (copy === undefined) return 'missing';
    if (!(await isAsBuilt(copy, file))) return 'wrong';
    sound.add(file.path);
    return 'sound';
  };
}

async function isAsBuilt(copy: Response, { path, bytes, sha256 }: ShippedFile): Promise<boolean> {
  let content: Uint8Array<ArrayBuffer>;
  try {
    content = new Uint8Array(await copy.arrayBuffer());
  } catch {
    return false; // the browser itself found it torn
  }
  if (mayBeUnpacked(path)) return content.length > 0;
  if (content.length !== bytes) return false;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return btoa(String.fromCharCode(...digest)) === sha256;
}

/** Some hosts unpack what is named .gz on its way: who uses it takes either, and looks into it. */
export function mayBeUnpacked(path: string): boolean {
  return path.endsWith('.gz');
}
