import { editionInForce, editionOf, prefixesOfDocument, sameDocument } from '../codes/editions.ts';
import { parseCode } from '../codes/grammar.ts';
import { explainCode } from '../codes/numbering.ts';
import type { CodeBook, CodeBookArea, CodeBookElement, CodeBookTask } from './code-book.ts';

/** What is known of a code; the more the code books at hand say. */
export type CodeMeaning = {
  readonly code: string;
  /** Absent for learning statement codes, and for codes of no known edition. */
  readonly areaTitle?: string;
  readonly taskTitle?: string;
  readonly kindTitle?: string;
  /** "FAA-S-ACS-7B": the book that the text is of, else the edition that the numbering is of. */
  readonly document?: string;
  /** The element's own words, from the book of the edition that was in force. */
  readonly text?: string;
  /** For a lettered element the words of its number, which it goes on with. */
  readonly numberText?: string;
  /** What to read, as the publication lists it for the task; empty without a book. */
  readonly references: readonly string[];
  readonly objective?: string;
  readonly archived?: true;
  /** A book at hand that has this code, in an edition that was not in force: its text is not shown for it. */
  readonly otherEdition?: string;
};

export type LookUpCode = (code: string, examDate?: string) => CodeMeaning;

/**
 * Explains codes by the books at hand. The edition in force on the day of the test decides which book speaks (without a
 * day: the current one); without that book area and task titles of the numbering do. Asked answers are kept.
 */
export function codeLookUp(books: readonly CodeBook[]): LookUpCode {
  const indexes = new Map(books.map((book) => [book, undefined as Index | undefined]));
  const indexOf = (book: CodeBook): Index => {
    const index = indexes.get(book) ?? indexElements(book);
    indexes.set(book, index);
    return index;
  };
  const answers = new Map<string, CodeMeaning>();
  return (code, examDate) => {
    const key = `${code} ${examDate ?? ''}`;
    const kept = answers.get(key);
    if (kept !== undefined) return kept;
    const meaning = explain(code, examDate, books, indexOf);
    answers.set(key, meaning);
    return meaning;
  };
}

type Entry = {
  readonly area: CodeBookArea;
  readonly task: CodeBookTask;
  readonly element: CodeBookElement;
};
type Index = ReadonlyMap<string, Entry>;

function indexElements(book: CodeBook): Index {
  const entries = book.areas.flatMap((area) =>
    area.tasks.flatMap((task) =>
      task.elements.map((element): [string, Entry] => [element.code, { area, task, element }]),
    ),
  );
  return new Map(entries);
}

function explain(
  text: string,
  examDate: string | undefined,
  books: readonly CodeBook[],
  indexOf: (book: CodeBook) => Index,
): CodeMeaning {
  const code = parseCode(text);
  if (code?.system !== 'acs') return { code: text, references: [] };
  const holding = books.filter((book) => indexOf(book).has(text));
  const book = holding
    .filter((each) => isInForce(each, code.prefix, examDate))
    .reduce<CodeBook | undefined>((newest, each) => (isNewer(each, newest) ? each : newest), undefined);
  const entry = book && indexOf(book).get(text);
  if (book !== undefined && entry !== undefined) {
    const number =
      code.letter === undefined ? undefined : indexOf(book).get(text.slice(0, -code.letter.length));
    return {
      code: text,
      areaTitle: entry.area.title,
      taskTitle: entry.task.title,
      kindTitle: kindTitles[code.kind],
      document: book.document,
      text: entry.element.text,
      ...(number && { numberText: number.element.text }),
      references: entry.task.references,
      ...(entry.task.objective !== undefined && { objective: entry.task.objective }),
      ...(entry.element.archived && { archived: true }),
    };
  }
  const [other] = holding;
  const explanation = explainCode(text);
  return {
    code: text,
    kindTitle: kindTitles[code.kind],
    ...(explanation && { areaTitle: explanation.areaTitle, taskTitle: explanation.taskTitle }),
    ...(explanation?.document !== undefined && { document: explanation.document }),
    references: [],
    ...(other && { otherEdition: other.document }),
  };
}

/** Both have a month or a day on their cover, or none. */
function isNewer(book: CodeBook, than: CodeBook | undefined): boolean {
  return than === undefined || (book.date ?? '') > (than.date ?? '');
}

const kindTitles = { K: 'knowledge', R: 'risk management', S: 'skill' } as const;

/**
 * Whether a book was the one in force for a prefix on a day. One that this program has never heard of is newer than it:
 * it counts from the date on its cover.
 */
function isInForce(book: CodeBook, prefix: string, examDate: string | undefined): boolean {
  const edition = examDate === undefined ? editionOf(prefix) : editionInForce(prefix, examDate);
  const known = prefixesOfDocument(book.document);
  if (known.length > 0) {
    // The fundamentals of instructing are the same in every instructor's standard.
    return edition !== undefined && (prefix === 'FI' || sameDocument(book.document, edition.document));
  }
  const current = editionOf(prefix);
  if (book.date === undefined || current === undefined || book.date <= current.inForceFrom) return false;
  return examDate === undefined || book.date <= examDate;
}
