import { parseArgs } from 'node:util';
import { messageOf } from '#core/thrown.ts';

/** What `npm run batch` was asked for. */
export type BatchArguments = {
  readonly folder: string;
  readonly csvPath: string;
  readonly jsonPath?: string;
  readonly delimiter: ';' | ',' | '\t';
  readonly decimalMark: '.' | ',';
  readonly quiet: boolean;
};

export const usage = `npm run batch -- FOLDER --out results.csv [options]

Analyses every file of FOLDER, nested folders included, in a headless browser on this machine,
and writes the table that the page would export.

  --out FILE          the CSV to write
  --json FILE         everything as JSON as well
  --delimiter CHAR    ; (default) or , or tab
  --decimal MARK      point (default) or comma
  --quiet             no progress
  --help              this text

BENCHSIDE_CHROMIUM names the browser to use. A file that cannot be read is a row of the table;
the exit code is 1 only when the program itself failed, and 2 when it was called wrongly.`;

const delimiters = new Map<string, BatchArguments['delimiter']>([
  [';', ';'],
  ['semicolon', ';'],
  [',', ','],
  ['comma', ','],
  ['\t', '\t'],
  ['tab', '\t'],
]);
const decimalMarks = new Map<string, BatchArguments['decimalMark']>([
  ['.', '.'],
  ['point', '.'],
  [',', ','],
  ['comma', ','],
]);

/** Parses the command line: the arguments, 'help', or what is wrong with it in words. */
export function parseBatchArguments(
  args: readonly string[],
):
  | { readonly ok: true; readonly value: BatchArguments | 'help' }
  | { readonly ok: false; readonly problem: string } {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        json: { type: 'string' },
        delimiter: { type: 'string', default: ';' },
        decimal: { type: 'string', default: 'point' },
        quiet: { type: 'boolean', short: 'q', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return { ok: false, problem: messageOf(error) };
  }
  const { values, positionals } = parsed;
  if (values.help) return { ok: true, value: 'help' };
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) return { ok: false, problem: 'name one FOLDER' };
  if (values.out === undefined) return { ok: false, problem: 'name the file to write with --out' };
  const delimiter = delimiters.get(values.delimiter);
  if (delimiter === undefined) return { ok: false, problem: `unknown delimiter: ${values.delimiter}` };
  const decimalMark = decimalMarks.get(values.decimal);
  if (decimalMark === undefined) return { ok: false, problem: `unknown decimal mark: ${values.decimal}` };
  const { out: csvPath, json: jsonPath, quiet } = values;
  return { ok: true, value: { folder, csvPath, jsonPath, delimiter, decimalMark, quiet } };
}
