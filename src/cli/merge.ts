/** `npm run batch -- merge`: joins the ledgers of shards. */
import { readFile } from 'node:fs/promises';
import { describeSourceRef } from '#core/source-ref.ts';
import { faultCode, faultDetail, type Fault } from '#core/result.ts';
import { messageOf } from '#core/thrown.ts';
import { mergeLedgers, type LedgerPart, type MergeConflict } from '#engine/ledger/merge-ledgers.ts';
import { partsOf, projectLedger } from '#engine/ledger/project-ledger.ts';
import { readLedger } from '#engine/ledger/read-ledger.ts';
import { mergeUsage, parseMergeArguments, type MergeArguments } from './merge-arguments.ts';
import { replaceLedger } from './replace-ledger.ts';

/** Files that several parts hold are named up to this number. */
const conflictsNamed = 20;

/** Where lines go; the terminal, except in tests. */
export type Lines = { readonly say: (line: string) => void; readonly warn: (line: string) => void };

/** Runs the command and gives its exit code. */
export async function runMerge(args: readonly string[], lines: Lines): Promise<0 | 1 | 2> {
  const parsed = parseMergeArguments(args);
  if (!parsed.ok) {
    lines.warn(`${parsed.problem}\n\n${mergeUsage}`);
    return 2;
  }
  if (parsed.value === 'help') {
    lines.say(mergeUsage);
    return 0;
  }
  try {
    return (await merge(parsed.value, lines)) ? 0 : 1;
  } catch (error) {
    lines.warn(messageOf(error));
    return 1;
  }
}

async function merge({ parts, out, force, quiet }: MergeArguments, { say, warn }: Lines): Promise<boolean> {
  const read: LedgerPart[] = [];
  let bad = 0;
  for (const name of parts) {
    const ledger = readLedger(await readFile(name));
    if (ledger.ok) read.push({ name, ledger: ledger.value });
    else {
      warn(`${name}: ${describe(ledger.fault)}`);
      bad += 1;
    }
  }
  if (bad > 0) return false;
  const merged = mergeLedgers(read, force);
  if (!merged.ok) {
    warn(`${describe(merged.fault)}\nNothing was written. --force joins them all the same.`);
    return false;
  }
  const { ledger, conflicts, warnings } = merged.value;
  for (const warning of warnings) warn(`warning: ${warning}`);
  if (!quiet) for (const line of conflictLines(conflicts)) warn(line);
  const { manifest, outcomes } = partsOf(ledger);
  await replaceLedger(out, projectLedger(manifest, outcomes, ledger.resultNames), Date.now());
  if (!quiet) say(`${String(ledger.rows.length)} files of ${String(parts.length)} parts. Written: ${out}`);
  return true;
}

function conflictLines(conflicts: readonly MergeConflict[]): readonly string[] {
  const named = conflicts
    .slice(0, conflictsNamed)
    .map(({ file, taken, dropped, because, ownCellsDiffer }) => {
      const own = ownCellsDiffer ? ', your own columns differ' : '';
      return `${file}: taken from ${taken}, not from ${dropped} (${reasons[because]}${own})`;
    });
  const more = conflicts.length - named.length;
  return more > 0 ? [...named, `and ${String(more)} more files that several parts hold`] : named;
}

const reasons: Readonly<Record<MergeConflict['because'], string>> = {
  identical: 'the rows are the same',
  'not-settled': 'not done there',
  older: 'older there',
};

function describe(fault: Fault): string {
  const place = 'at' in fault ? describeSourceRef(fault.at) : '';
  return `${faultCode(fault)}: ${faultDetail(fault)}${place === '' ? '' : ` (${place})`}`;
}
