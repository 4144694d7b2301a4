import { isCurrentEdition, prefixesOfDocument } from '../codes/editions.ts';
import { codesOfPrefix } from '../codes/numbering.ts';
import type { CodeBook } from './code-book.ts';

/** What a code book holds, and whether that is what the numbering of its edition says. */
export type CodeBookCounts = {
  readonly areas: number;
  readonly tasks: number;
  readonly elements: number;
  readonly archived: number;
  /** Absent for an edition that the numbering is not of. */
  readonly numbering?: {
    readonly codes: number;
    /** Codes of the numbering that the book lacks, and codes of the book that the numbering lacks. */
    readonly missing: readonly string[];
    readonly extra: readonly string[];
  };
};

/** Counts a book, and holds it against the numbering where that is of the same edition. */
export function countCodeBook(book: CodeBook): CodeBookCounts {
  const tasks = book.areas.flatMap((area) => area.tasks);
  const elements = tasks.flatMap((task) => task.elements);
  const expected = prefixesOfNumbering(book).flatMap(codesOfPrefix);
  const codes = new Set(elements.map(({ code }) => code));
  const listed = new Set(expected);
  return {
    areas: book.areas.length,
    tasks: tasks.length,
    elements: elements.length,
    archived: elements.filter(({ archived }) => archived === true).length,
    ...(expected.length > 0 && {
      numbering: {
        codes: expected.length,
        missing: expected.filter((code) => !codes.has(code)),
        extra: [...codes].filter((code) => !listed.has(code)),
      },
    }),
  };
}

function prefixesOfNumbering({ document }: CodeBook): readonly string[] {
  return isCurrentEdition(document) ? prefixesOfDocument(document) : [];
}
