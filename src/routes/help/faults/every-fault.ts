import type { AnalysisManifest } from '#analyses/analysis.ts';
import { exchangeAdvice } from '#app/exchange-advice.ts';
import { knownTableFaults } from '#app/worklist/table-advice.ts';
import { knownCodeBookFaults } from '../../code-books/code-book-words.ts';
import { deviceFaults } from './device-faults.ts';
import { elsewhereAdvice, pdfPageAdvice } from './elsewhere.ts';

export type KnownFault = { readonly code: string; readonly advice: string };

/** Faults that are met in the same place. */
export type FaultGroup = {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly faults: readonly KnownFault[];
};

/** Faults of an analysis' files, by what its own view knows. */
export function faultsOfFiles(
  { id, title, accepts }: Pick<AnalysisManifest, 'id' | 'title' | 'accepts'>,
  known: readonly KnownFault[],
): FaultGroup {
  return { id, title, faults: [...known, ...(accepts.includes('.pdf') ? pdfPageAdvice : [])] };
}

/** All others, from the tables that the pages themselves take their advice from. */
export const otherFaults: readonly FaultGroup[] = [
  {
    id: 'device',
    title: 'This device, and us',
    note: 'The file had no part in these.',
    faults: deviceFaults,
  },
  { id: 'worklist', title: 'Worklists', faults: tableFaults('worklist') },
  {
    id: 'ledger',
    title: 'Ledgers',
    note: 'A ledger with a fault in it is never gone on from and never written.',
    faults: tableFaults('ledger'),
  },
  { id: 'code-book', title: 'Code books', faults: knownCodeBookFaults },
  {
    id: 'exchange',
    title: 'What people hand each other',
    note: 'A round of readings, a link to share, a bundle to run again. Profiles and conventions stand among the faults of exercise tests.',
    faults: exchangeAdvice,
  },
  { id: 'elsewhere', title: 'Batches, exports and commands', faults: elsewhereAdvice },
];

function tableFaults(meant: 'worklist' | 'ledger'): readonly KnownFault[] {
  return knownTableFaults.filter((known) => known.meant === meant);
}
