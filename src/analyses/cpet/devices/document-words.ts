import { oncePer } from '#core/once-per.ts';
import type { Sheet, SourceDocument } from '#readers/document.ts';
import { cellText } from '../columns/cells.ts';
import { findHeader, type Header } from '../columns/find-header.ts';
import { normalise } from '../columns/normalise.ts';

/** What recognising a device looks at: words anywhere near the top, and the table's headings. */
export type DocumentWords = {
  readonly sheets: readonly Sheet[];
  /** Normalised texts of all cells of the first rows, sheet names included. */
  readonly words: ReadonlySet<string>;
  /** All of it as one lower-case text, for vendor names inside longer cells. */
  readonly text: string;
  readonly header?: Header;
  /** Normalised texts of the header row, gas conditions included ("vtbtps"). */
  readonly headings: ReadonlySet<string>;
  /** Whether gas flows are written with an apostrophe, V'O2, as CORTEX and Vyntus do. */
  readonly hasApostrophes: boolean;
};

const lookedAt = { rows: 130, columns: 150 };
const nothing: DocumentWords = {
  sheets: [],
  words: new Set(),
  text: '',
  headings: new Set(),
  hasApostrophes: false,
};

/** The words of a document with sheets; nothing for sections and JSON. Computed once a document. */
export const documentWords = oncePer((document: SourceDocument): DocumentWords =>
  'sheets' in document ? read(document.sheets) : nothing,
);

function read(sheets: readonly Sheet[]): DocumentWords {
  const words = new Set<string>();
  const texts: string[] = [];
  const add = (text: string) => {
    if (text === '' || text.length > 200 || isNumbers(text)) return;
    words.add(normalise(text));
    texts.push(text.toLowerCase());
  };
  for (const sheet of sheets) {
    add(sheet.name);
    for (const row of sheet.rows.slice(0, lookedAt.rows)) {
      const columns = Math.min(row.length, lookedAt.columns);
      for (let column = 0; column < columns; column += 1) {
        const cell = row[column];
        if (typeof cell === 'string') add(cell.trim());
      }
    }
  }
  const header = findHeader(sheets);
  const names = header === undefined ? [] : (header.sheet.rows[header.row] ?? []).map(cellText);
  return {
    sheets,
    words,
    text: texts.join('\n'),
    ...(header === undefined ? {} : { header }),
    headings: new Set(
      names.filter((name) => name !== '').map((name) => normalise(name.replace(/[[(].*$/, ''))),
    ),
    hasApostrophes: names.some((name) => /^V['’´`‘]\s?(O2|CO2|E)/i.test(name)),
  };
}

const digitsAndMarks = /^[-+\d.,:\s]+$/;

/** Whether a text holds digits and their marks alone: nearly every cell does, and a look at its characters is cheap. */
function isNumbers(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // From + to : stand + , - . the digits and :, and a slash.
    if (code < 43 || code > 58 || code === 47) return digitsAndMarks.test(text);
  }
  return true;
}

/** Whether all of the given normalised texts are there. */
export function hasAll(words: ReadonlySet<string>, ...wanted: readonly string[]): boolean {
  return wanted.every((word) => words.has(word));
}

/** Whether one of the given normalised texts is there. */
export function hasAny(words: ReadonlySet<string>, ...wanted: readonly string[]): boolean {
  return wanted.some((word) => words.has(word));
}

/** Adds up what speaks for a device, at most 1. */
export function weigh(...evidence: readonly (readonly [weight: number, holds: boolean])[]): number {
  const sum = evidence.reduce((total, [weight, holds]) => (holds ? total + weight : total), 0);
  return Math.min(1, Math.round(sum * 100) / 100);
}
