import { openDatabase, type Database } from '#storage/schema.ts';

let opened: Database | undefined;

/** This tab's database, opened at its first use; the same object on every call. */
export function ownDatabase(): Database {
  return (opened ??= openDatabase());
}
