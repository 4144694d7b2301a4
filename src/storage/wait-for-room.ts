import type { Database } from './schema.ts';

/** More than a healing writes at once. */
const roomBytes = 4 * 1024 * 1024;
const askEveryMs = 10_000;

/** Resolves once the disk takes some megabytes again. */
export async function waitForRoom(
  { marks }: Pick<Database, 'marks'>,
  sleep: (ms: number) => Promise<void>,
): Promise<void> {
  for (;;) {
    await sleep(askEveryMs);
    try {
      // Two transactions: in one the browser would not write what is deleted again.
      await marks.put({ key: 'room', bytes: new Uint8Array(roomBytes) });
      await marks.delete('room');
      return;
    } catch {
      // still full
    }
  }
}
