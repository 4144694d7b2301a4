import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with real exports; they are never copied into the project. */
export const sharedFolder = resolve(process.env['BENCHSIDE_SHARED'] ?? '../shared');

/** Whether the real samples are on this machine; tests that need them skip, saying so, where they are not. */
export const hasShared = existsSync(join(sharedFolder, 'cpet/samples'));

if (!hasShared) {
  console.warn(`skipped: real samples are not at ${sharedFolder} (set BENCHSIDE_SHARED to point at them)`);
}

/** A path inside the shared folder. */
export function sharedPath(...parts: string[]): string {
  return join(sharedFolder, ...parts);
}
