import type { LedgerPlace, LedgerState } from '#app/ledger/ledger-api.ts';
import { faultCode, type Fault } from '#core/result.ts';
import { faultWords, placeWords } from '#language/faults.ts';
import { clockText } from '#language/dates.ts';
import { plural } from '#language/plural.ts';

/** Where a ledger is written: "results.csv in Documents". */
export function placeInWords(place: LedgerPlace): string {
  switch (place.kind) {
    case 'browser':
      return 'in this browser only';
    case 'file':
      return place.name;
    case 'folder':
      return `${place.name} in ${place.folder}`;
  }
}

/** Why a ledger could not be written, and what helps. */
const reasons: Readonly<Record<Extract<LedgerState, { kind: 'behind' }>['why'], string>> = {
  permission: 'the browser may not write there',
  'in-use': 'another program has it open, Excel perhaps; close it there, and the rows follow by themselves',
  full: 'there is no space left; free some, and the rows follow by themselves',
  gone: 'the file is not there any more; write it to another place',
  'not-as-written': 'the disk gave back something else than was written; it is tried again',
  'no-files': 'this browser keeps no files for pages; “Download so far” makes it from the stored results',
  'no-backup':
    'the copy that is made before it is changed could not be made, for want of space perhaps; nothing was changed',
  other: 'the browser did not let it be written; it is tried again',
};

/** How far a ledger is, in one line, and whether somebody has to do something. */
export function stateInWords(state: LedgerState): { readonly words: string; readonly needsYou: boolean } {
  switch (state.kind) {
    case 'none':
      return { words: 'nothing written yet', needsYou: false };
    case 'written':
      return { words: `up to date, ${clockText(state.atMs)}`, needsYou: false };
    case 'edited':
      return {
        words: 'changed by another program; a copy is kept before Benchside writes there again',
        needsYou: false,
      };
    case 'needs-permission':
      return {
        words:
          state.rows === 0
            ? 'the browser was started anew and has to be told once more that Benchside may write there'
            : `${behindBy(state.rows)}: the browser was started anew and has to be told once more that Benchside may write there`,
        needsYou: true,
      };
    case 'malformed': {
      const told = `what is in the file is no ledger any more, and is left as it is: ${faultAndPlace(state.fault)}. Put it right and try again, restore a backup, or write to another place; every result is safe in this browser`;
      return { words: state.rows === 0 ? told : `${behindBy(state.rows)}: ${told}`, needsYou: true };
    }
    case 'behind':
      return state.why === 'no-files'
        ? { words: reasons[state.why], needsYou: false }
        : { words: `${behindBy(state.rows)}: ${reasons[state.why]}`, needsYou: true };
  }
}

function behindBy(rows: number): string {
  if (rows === 0) return 'behind';
  return plural(rows, ['behind by # row', 'behind by # rows']);
}

function faultAndPlace(fault: Fault): string {
  const place = 'at' in fault ? placeWords(fault.at) : '';
  return `${faultWords(fault)}${place === '' ? '' : ` (${place})`}`;
}

/** Why a place was refused: the file was left as it is. */
export function refusalInWords(fault: Fault): string {
  if (fault.kind === 'storage') return `The browser did not open it: ${faultWords(fault)}.`;
  const fact = faultAndPlace(fault);
  return faultCode(fault) === 'other-ledger'
    ? `That file was left as it is: it is the ledger of another batch; ${fact}. Choose another name.`
    : `That file was left as it is: it is no ledger that this batch could go on with; ${fact}. Choose another name.`;
}
