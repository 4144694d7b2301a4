import { faultCode, type Fault } from '#core/result.ts';

const backups =
  'Or open the last backup: the Backups page keeps copies from before each run, and a ledger in a folder of yours has them beside it, in “backup”.';

/** What to do about a ledger that cannot be gone on from, by code. */
const ledgerAdvice: Readonly<Record<string, string>> = {
  'empty-file': `Nothing was saved in it, or the copying was cut off. ${backups}`,
  'not-utf-8':
    'A spreadsheet has saved it in an older encoding, so that some letters can no longer be told. Open it there, save it as “CSV UTF-8”, and choose it again.',
  'wrong-columns': `The seven columns FILE to PIPELINE belong side by side, each once, as they were written. Put the missing or moved column back, or rename your own column that took its name. ${backups}`,
  'wrong-cell-count': `A cell was added or lost in this row, or a line break got into it. Mend the row so that it has as many cells as the heading. ${backups}`,
  'mixed-delimiters':
    'Rows were pasted in from a table with another separator. Open the file as text, give the row the separator of the heading, and choose it again.',
  'truncated-last-line': `The file ends in the middle of a row: the copying or saving was cut off, and rows behind it may be missing too. Copy it again from where it came. ${backups}`,
  'quote-not-closed': `From this row on nothing can be told apart, because a quotation mark was opened and never closed. Add the closing one at the end of its cell, or take the opening one away. ${backups}`,
  'text-after-quote':
    'A cell goes on behind its closing quotation mark. Write quotation marks inside a cell twice, or take them away.',
  'duplicate-file': `One file stands in two rows, and which result is right cannot be known. Look at both, and delete one. ${backups}`,
  'no-file-name': `The row does not say which file it is about. Write the name into FILE, or delete the row. ${backups}`,
  'unknown-status':
    'STATUS is one of PENDING, PROCESSING, COMPLETED, PARTIAL, FAILED, CANCELLED. Write PENDING to have the file analysed again.',
  'bad-attempts': 'ATTEMPTS is a whole number. Write 0 if it is not known.',
  'bad-time':
    'A spreadsheet has rewritten the time. UPDATED_AT looks like 2026-11-21T03:04:05.678Z; it may also be left empty.',
  'bad-hash': `SHA256 is 64 letters and digits, or empty. If the cell is empty, the file is analysed again. ${backups}`,
  'bad-pipeline': `PIPELINE is the letter p and 16 letters and digits, or empty. If the cell is empty, you are asked whether to keep the result. ${backups}`,
};

/** What to do about a worklist that cannot be read, by code. */
const worklistAdvice: Readonly<Record<string, string>> = {
  'unreadable-text':
    'This is no text: save the table as CSV in your spreadsheet (“Save as”, “CSV UTF-8”), and choose that file.',
  'empty-file': 'There is nothing in it. Choose another file, or save the table again.',
  'no-rows': 'It has a heading and nothing else. Put one row for each file below it.',
  'wrong-cell-count':
    'Every row needs as many cells as the heading. Look for a separator too many, or for a text with one in it that is not in quotation marks.',
  'mixed-delimiters': 'This row is separated in another way than the heading. Save the table again as CSV.',
  'quote-not-closed':
    'A quotation mark was opened and never closed. Add the closing one, or take the first away.',
  'text-after-quote':
    'A cell goes on behind its closing quotation mark. Write quotation marks inside a cell twice, or take them away.',
};

/** What happened is in the fault; this is what a person can do. */
export function tableAdvice(meant: 'worklist' | 'ledger', fault: Fault): string {
  const code = faultCode(fault);
  if (meant === 'worklist')
    return worklistAdvice[code] ?? 'Save the table again as CSV in your spreadsheet, and choose that file.';
  return ledgerAdvice[code] ?? `Mend the place above in a text editor. ${backups}`;
}

/** Every code of both kinds of table with its advice, for the help. */
export const knownTableFaults: readonly {
  readonly meant: 'worklist' | 'ledger';
  readonly code: string;
  readonly advice: string;
}[] = [
  ...Object.entries(worklistAdvice).map(([code, advice]) => ({ meant: 'worklist' as const, code, advice })),
  ...Object.entries(ledgerAdvice).map(([code, advice]) => ({ meant: 'ledger' as const, code, advice })),
];
