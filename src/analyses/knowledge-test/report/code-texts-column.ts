import type { ResultRow } from '#core/result-column.ts';
import type { ExplainedColumn } from '../../analysis.ts';
import { levelTitles } from '../class/level-titles.ts';
import { lookUpIn } from '../code-book/kept-books.ts';
import type { LookUpCode } from '../code-book/look-up.ts';
import { kindOf, textOf } from './deficient-areas.ts';

/** The codes of a row in words: each explained as well as it is known, in the order of the column `codes`. */
export const codeTextsColumn: ExplainedColumn = {
  name: 'code_texts',
  title: 'Codes in words',
  kind: 'text',
  description:
    'Every code of the column codes once more, each with its area of operation and task, its own words where a code book of the edition in force is on this device (else knowledge, risk management or skill), and in brackets what to read; parted by " | ". Learning statement codes stand alone. Only in tables that are exported; neither in the live table nor in a ledger.',
  inWords: (row, kept) => textsOf(row, lookUpIn(kept)),
};

function textsOf(row: ResultRow, lookUp: LookUpCode): string | undefined {
  const [codes, days] = [partsOf(row['codes']), partsOf(row['exam_date'])];
  const texts = codes.flatMap((listed, report) =>
    listed
      .split(' ')
      .filter((code) => code !== '')
      .map((code) => inWords(code, days[report] || undefined, lookUp)),
  );
  return texts.length === 0 ? undefined : [...new Set(texts)].join(' | ');
}

/** A cell's text for each report of its file. */
function partsOf(cell: ResultRow[string]): readonly string[] {
  return typeof cell === 'string' ? cell.split(' / ') : [];
}

function inWords(code: string, examDate: string | undefined, lookUp: LookUpCode): string {
  // A code that the numbering does not have still says where it would belong.
  const { areaTitle, taskTitle } = { ...levelTitles(code), ...lookUp(code, examDate) };
  const said = textOf(lookUp, code, examDate);
  const words = [areaTitle, taskTitle, said?.text ?? kindOf(code)].filter((part) => part !== undefined);
  const read = said === undefined || said.references.length === 0 ? '' : ` [${said.references.join('; ')}]`;
  return words.length === 0 ? code : `${code} ${words.join(' › ')}${read}`;
}
