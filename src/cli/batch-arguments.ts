import { parseArgs } from 'node:util';
import { analyses, findAnalysis } from '#analyses/registry.ts';
import { messageOf } from '#core/thrown.ts';
import { parseShard, type Shard } from '#engine/ledger/shards.ts';

/** What `npm run batch` was asked for. */
export type BatchArguments = {
  readonly folder: string;
  /** Absent: the one that the page starts with. */
  readonly analysisId?: string;
  /** Table and JSON say who somebody is, where the analysis knows. */
  readonly names: boolean;
  /** At least one of `csvPath` and `ledgerPath` is there. */
  readonly csvPath?: string;
  /** The ledger to write; where it exists already, the batch goes on from it. */
  readonly ledgerPath?: string;
  /** A table of the user's that the ledger begins with where it is not there yet. */
  readonly worklistPath?: string;
  /** Columns of the worklist that bear a ledger's own names get the names proposed. */
  readonly renameColumns: boolean;
  /** Only this share of the folder. */
  readonly shard?: Shard;
  /** The salt of subject ids; a random one where none is given. */
  readonly salt?: string;
  /** Rows of the ledger that another version, model or option made are made anew. */
  readonly recompute: boolean;
  /** Rows of the ledger that failed for their file, or were quarantined, are tried again. */
  readonly retry: boolean;
  /** The ledger's mass, height, age and sex of subjects are not used. */
  readonly ignoreSubjectColumns: boolean;
  readonly jsonPath?: string;
  readonly delimiter: ';' | ',' | '\t';
  readonly decimalMark: '.' | ',';
  readonly quiet: boolean;
};

export const usage = `npm run batch -- FOLDER --out results.csv [options]
npm run batch -- FOLDER --ledger ledger.csv [--worklist table.csv] [--shard 3/16] [options]
npm run batch -- merge PART... --out all.csv
npm run batch -- prepare

Analyses every file of FOLDER, nested folders included, in a headless browser on this machine,
and writes the table that the page would export. With a ledger, what is done is written every few seconds, and an
interrupt or a scheduler's SIGTERM ends the run after the rest of it is; calling it again goes on. "prepare" builds the app once, before many jobs start.
docs/many-machines.md has examples for schedulers.

  --out FILE          the CSV to write
  --ledger FILE       the ledger to write: the results with what is needed to go on; where FILE is a ledger already,
                      only what it lacks is analysed, and it is copied to backup/ before it changes; mass, height,
                      age and sex in columns of yours go before what the files say, as in the app
  --worklist FILE     with --ledger: a table of yours with a row for each file that the ledger begins with, where it is
                      not there yet; the table is only read
  --rename-columns    with --worklist: columns of yours with a ledger's own names are called MY_FILE, MY_STATUS ...
  --analysis ID       what the files are: cpet (exercise tests, default) or knowledge-test (airman knowledge test
                      reports, as PDF or photo)
  --names             with knowledge-test: the table and the JSON say names, FTNs and exam ids, which they leave out
                      otherwise; a ledger never says them
  --shard I/N         only share I of N of the folder, by a hash of each path: shares are disjoint and together whole
  --salt TEXT         what subject ids are made with, the same for all shards of a study (or BENCHSIDE_SALT, which
                      other users of the machine do not see); without it every run has its own
  --recompute         with --ledger: make results anew that another version, model or option made
  --retry             with --ledger: try files again that failed for their own fault
  --ignore-subject-columns
                      with --ledger: analyse with what the files say, whatever the ledger says of mass, height, age
                      and sex
  --json FILE         everything as JSON as well
  --delimiter CHAR    ; (default) or , or tab
  --decimal MARK      point (default) or comma
  --quiet             no progress
  --help              this text

BENCHSIDE_CHROMIUM names the browser to use. A file that cannot be read is a row of the table;
the exit code is 1 only when the program itself failed or a ledger cannot be gone on from, and 2 when it was called
wrongly.`;

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
        analysis: { type: 'string' },
        names: { type: 'boolean', default: false },
        ledger: { type: 'string' },
        worklist: { type: 'string' },
        'rename-columns': { type: 'boolean', default: false },
        shard: { type: 'string' },
        salt: { type: 'string' },
        recompute: { type: 'boolean', default: false },
        retry: { type: 'boolean', default: false },
        'ignore-subject-columns': { type: 'boolean', default: false },
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
  if (values.out === undefined && values.ledger === undefined)
    return { ok: false, problem: 'name the file to write with --out or --ledger' };
  if (values.worklist !== undefined && values.ledger === undefined)
    return {
      ok: false,
      problem: '--worklist needs --ledger: the table is only read, and results go into a ledger',
    };
  if (values.worklist !== undefined && values.worklist === values.ledger)
    return { ok: false, problem: 'the worklist is only read: name another file with --ledger' };
  const shard = values.shard === undefined ? undefined : parseShard(values.shard);
  if (values.shard !== undefined && shard === undefined)
    return {
      ok: false,
      problem: `no share of a folder: ${values.shard}; write 3/16 for the third of sixteen`,
    };
  if (values.salt === '') return { ok: false, problem: 'the salt is empty' };
  if (values.analysis !== undefined && findAnalysis(values.analysis) === undefined) {
    const ids = analyses.map(({ id }) => id).join(' or ');
    return { ok: false, problem: `no analysis is called ${values.analysis}; write ${ids}` };
  }
  if (values.names && values.out === undefined && values.json === undefined)
    return { ok: false, problem: '--names needs --out or --json: a ledger says nobody’s name' };
  const delimiter = delimiters.get(values.delimiter);
  if (delimiter === undefined) return { ok: false, problem: `unknown delimiter: ${values.delimiter}` };
  const decimalMark = decimalMarks.get(values.decimal);
  if (decimalMark === undefined) return { ok: false, problem: `unknown decimal mark: ${values.decimal}` };
  const { out: csvPath, json: jsonPath, ledger: ledgerPath, analysis: analysisId } = values;
  const { salt, recompute, retry, quiet, names } = values;
  return {
    ok: true,
    value: {
      folder,
      ...(analysisId === undefined ? {} : { analysisId }),
      names,
      csvPath,
      jsonPath,
      ledgerPath,
      ...(values.worklist === undefined ? {} : { worklistPath: values.worklist }),
      renameColumns: values['rename-columns'],
      shard,
      ...(salt === undefined ? {} : { salt }),
      recompute,
      retry,
      ignoreSubjectColumns: values['ignore-subject-columns'],
      delimiter,
      decimalMark,
      quiet,
    },
  };
}
