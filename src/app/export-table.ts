/** What a user chooses for a CSV. */
export type CsvChoice = {
  readonly delimiter: ';' | ',' | '\t';
  readonly decimalMark: '.' | ',';
  /** A byte order mark, which old versions of Excel need to see UTF-8. */
  readonly byteOrderMark: boolean;
};

export const defaultCsvChoice: CsvChoice = { delimiter: ';', decimalMark: '.', byteOrderMark: false };
