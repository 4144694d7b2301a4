/** A copy of a ledger in `backup/`, as its name says. */
export type BackupName = {
  /** The ledger's name, made fit for a file system. */
  readonly stem: string;
  /** Counts up with every backup of a ledger: a clock may be set back, and the newest copy must not look old. */
  readonly sequence: number;
  readonly atMs: number;
  /** The first eight hex digits of the bytes' SHA-256. */
  readonly sha8: string;
};

/** A backup and whether its bytes were read back and had the hash they were written with. */
export type Backup = { readonly name: string; readonly verified: boolean };

export const backupsKept = 10;

/** "results.0012.20261121T030405678Z.ab12cd34.csv": sorts by age, and says what it is. */
export function backupName(ledgerName: string, sequence: number, atMs: number, sha256: string): string {
  const time = new Date(atMs).toISOString().replace(/[-:.]/g, '');
  return `${stemOf(ledgerName)}.${String(sequence).padStart(4, '0')}.${time}.${sha256.slice(0, 8)}.csv`;
}

/** What a name that `backupName` gave says; undefined for any other. */
export function parseBackupName(name: string): BackupName | undefined {
  const match = /^(.+)\.(\d{4,9})\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.([0-9a-f]{8})\.csv$/s.exec(
    name,
  );
  if (match === null) return undefined;
  const [, stem = '', sequence, year, month, day, hour, minute, second, ms, sha8 = ''] = match;
  const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isFinite(atMs) ? { stem, sequence: Number(sequence), atMs, sha8 } : undefined;
}

/** The sequence of the next backup of a ledger, from the names of those that are there. */
export function nextSequence(ledgerName: string, names: readonly string[]): number {
  const stem = stemOf(ledgerName);
  const used = names.flatMap((name) => {
    const parsed = parseBackupName(name);
    return parsed?.stem === stem ? [parsed.sequence] : [];
  });
  return Math.max(0, ...used) + 1;
}

/**
 * Which backups of a ledger may be deleted: all but the newest `keep` (at least one), the newest verified one being
 * kept however old it is. Files that are no backups of this ledger are never named.
 */
export function backupsToDelete(
  ledgerName: string,
  backups: readonly Backup[],
  keep = backupsKept,
): readonly string[] {
  const stem = stemOf(ledgerName);
  const newestFirst = backups
    .flatMap((backup) => {
      const parsed = parseBackupName(backup.name);
      return parsed?.stem === stem ? [{ ...backup, ...parsed }] : [];
    })
    .sort((a, b) => b.sequence - a.sequence || b.atMs - a.atMs);
  const lastVerified = newestFirst.find(({ verified }) => verified);
  return newestFirst
    .slice(Math.max(1, Math.floor(keep)))
    .filter((backup) => backup !== lastVerified)
    .map(({ name }) => name);
}

/** Names that Windows keeps for devices, whatever follows behind a point. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name without its extension and without what a file system might refuse or read as a path. */
function stemOf(ledgerName: string): string {
  const plain = ledgerName
    .normalize('NFC')
    .replace(/\.csv$/i, '')
    .replace(/[^\p{L}\p{N} _-]+/gu, '_')
    .slice(0, 80)
    .trim();
  if (plain === '') return 'ledger';
  return reserved.test(plain) ? `${plain}_` : plain;
}
