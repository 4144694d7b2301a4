import { backupsKept } from '#engine/ledger/backups.ts';
import { parseTypedCount } from '../typed-number.ts';

/** Where it lies in localStorage how many backups of a ledger are kept. */
const key = 'benchside.backups-kept';

/** What the number may be. */
export const keptBackupsRange = { least: 1, most: 100 } as const;

/** A number as typed or stored, brought into its range; undefined for what is no number. */
export function parseKeptBackups(raw: unknown): number | undefined {
  return parseTypedCount(raw, keptBackupsRange);
}

/** How many backups of each ledger are kept on this device. */
export function keptBackups(): number {
  try {
    return parseKeptBackups(localStorage.getItem(key)) ?? backupsKept;
  } catch {
    return backupsKept; // storage barred
  }
}

/** Remembers how many; what is too many goes when the next backup is made. */
export function keepBackups(count: number): void {
  try {
    localStorage.setItem(key, String(count));
  } catch {
    // a private window may refuse
  }
}
