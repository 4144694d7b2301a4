import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from '#core/thrown.ts';

/** What `npm run batch -- merge` was asked for. */
export type MergeArguments = {
  readonly parts: readonly string[];
  readonly out: string;
  readonly force: boolean;
  readonly quiet: boolean;
};

export const mergeUsage = `npm run batch -- merge PART... --out all.csv [options]

Joins the ledgers of shards into one: every file once, none lost, in one order. Where two parts hold the same file,
the newest row that has an end is taken, and the file is listed. An existing all.csv is copied to backup/ first.

  --out FILE          the ledger to write
  --force             join parts with other columns, or made by another version, model or options, all the same
  --quiet             say nothing of files that several parts hold
  --help              this text

The exit code is 1 when a part cannot be read or the parts do not belong together (nothing is written then), and 2 when
it was called wrongly. A folder called merge is given as ./merge.`;

/** Parses what stands behind `merge`: the arguments, 'help', or what is wrong with it in words. */
export function parseMergeArguments(
  args: readonly string[],
):
  | { readonly ok: true; readonly value: MergeArguments | 'help' }
  | { readonly ok: false; readonly problem: string } {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        force: { type: 'boolean', default: false },
        quiet: { type: 'boolean', short: 'q', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return { ok: false, problem: messageOf(error) };
  }
  const { values, positionals: parts } = parsed;
  if (values.help) return { ok: true, value: 'help' };
  const { out, force, quiet } = values;
  if (parts.length === 0) return { ok: false, problem: 'name at least one PART' };
  if (out === undefined) return { ok: false, problem: 'name the file to write with --out' };
  const paths = parts.map((part) => resolve(part));
  const twice = parts.find((_, i) => paths.indexOf(paths[i] ?? '') !== i);
  if (twice !== undefined) return { ok: false, problem: `${twice} is named twice` };
  if (paths.includes(resolve(out))) return { ok: false, problem: `${out} is a part and the file to write` };
  return { ok: true, value: { parts, out, force, quiet } };
}
