import type { CodeBook } from './code-book.ts';
import { codeLookUp, type LookUpCode } from './look-up.ts';

const byKept = new WeakMap<object, LookUpCode>();
const withoutBooks = codeLookUp([]);

/**
 * Looks codes up in what this device keeps to explain reports by: the list of its code books, plain data as stored. The
 * same list gives the same look-up, with the answers that it has given already.
 */
export function lookUpIn(kept: unknown): LookUpCode {
  if (!Array.isArray(kept)) return withoutBooks;
  const known = byKept.get(kept);
  if (known !== undefined) return known;
  const made = codeLookUp(kept.flatMap(bookOf));
  byKept.set(kept, made);
  return made;
}

/** A stored book; none where it is of a format that this version does not know. */
export function bookOf(stored: unknown): readonly CodeBook[] {
  const book = stored as Partial<CodeBook> | undefined;
  return book?.kind === 'acs-code-book' && (book.format as number) === 1 ? [book as CodeBook] : [];
}
