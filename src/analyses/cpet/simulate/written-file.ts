/** How a text file is stored as bytes. windows-1252 serves Latin-1 files too. */
export type StoredEncoding =
  'utf-8' | 'utf-8-bom' | 'utf-16le-bom' | 'utf-16be-bom' | 'windows-1252' | 'windows-1251';

/** A cell to be written: text, a number, a number with a display format (times and dates), or nothing. */
export type WrittenCell = string | number | undefined | { readonly value: number; readonly format: string };

export type WrittenSheet = { readonly name: string; readonly rows: readonly (readonly WrittenCell[])[] };

/** A file as a writer describes it, before it becomes bytes. */
export type WrittenFile =
  | { readonly kind: 'text'; readonly name: string; readonly text: string; readonly encoding: StoredEncoding }
  | {
      readonly kind: 'workbook';
      readonly name: string;
      /** biff8, biff5 and biff2 are the legacy .xls formats of 1997, 1995 and 1987. */
      readonly format: 'xlsx' | 'biff8' | 'biff5' | 'biff2';
      readonly sheets: readonly WrittenSheet[];
    };

/** A text file as a writer describes it. */
export type WrittenText = Extract<WrittenFile, { kind: 'text' }>;

/** A workbook as a writer describes it. */
export type WrittenWorkbook = Extract<WrittenFile, { kind: 'workbook' }>;

/** A time of day fraction that a spreadsheet shows in the given format. */
export function timeCell(seconds: number, format = 'mm:ss'): WrittenCell {
  return { value: seconds / 86400, format };
}
