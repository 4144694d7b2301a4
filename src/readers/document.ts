/**
 * What the readers make of a file's bytes: sheets of cells, sections, or a JSON value.
 * Nothing here knows what the numbers mean.
 */

/** A spreadsheet's date-time cell: days since 1899-12-30 (the serial number as stored), with its display format. */
export type DateTimeCell = { readonly kind: 'date-time'; readonly days: number; readonly format: string };

/** One cell. Text is as written (not trimmed); an empty cell is undefined; NaN never occurs. */
export type Cell = string | number | DateTimeCell | undefined;

/** Rows are in file order and complete: `rows[i]` is row i + 1 of the file or sheet, blank rows included. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

/** How the characters of a text file were decoded. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1251';

export type SourceDocument =
  | {
      readonly format: 'delimited';
      readonly encoding: TextEncoding;
      readonly delimiter: string;
      /** Exactly one sheet, named ''; every cell is text. */
      readonly sheets: readonly Sheet[];
    }
  | { readonly format: 'xlsx' | 'xls' | 'spreadsheet-xml'; readonly sheets: readonly Sheet[] }
  | { readonly format: 'sections'; readonly encoding: TextEncoding; readonly sections: readonly Section[] }
  | { readonly format: 'json'; readonly value: unknown };

/** A `[name]` section of an ini-like text file (ZAN .dat) with its lines, and where each stands. */
export type Section = {
  readonly name: string;
  /** The row of the `[name]` line, from 1. */
  readonly row: number;
  readonly lines: readonly { readonly row: number; readonly text: string }[];
};
