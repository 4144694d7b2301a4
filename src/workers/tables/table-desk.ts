import { ok } from '#core/result.ts';
import type { Ledger } from '#engine/ledger/ledger.ts';
import { splitCells } from '#engine/ledger/cells.ts';
import { isMeantAsLedger, readLedger } from '#engine/ledger/read-ledger.ts';
import { readWorklist, type Worklist } from '#engine/ledger/read-worklist.ts';
import { openLedgerDesk, type LedgerDesk } from './ledger-desk.ts';
import type { TableDeskApi } from './protocol.ts';
import { openWorklistDesk, type ReadyStart, type WorklistDesk } from './worklist-desk.ts';

type OpenTable =
  | { readonly kind: 'worklist'; readonly table: Worklist; readonly desk: WorklistDesk }
  | { readonly kind: 'ledger'; readonly table: Ledger; readonly desk: LedgerDesk };

/** Where one table is read, matched with files and planned, step by step, as a person decides. */
export function tableDesk(): TableDeskApi {
  let files: readonly string[] = [];
  let current: OpenTable | undefined;
  let ready: ReadyStart | undefined;

  function onDesk(): OpenTable {
    if (current === undefined) throw new Error('no table is open');
    return current;
  }

  return {
    open: (bytes, as) => {
      current = undefined;
      if (as === undefined && isMeantAsLedger(bytes)) {
        const read = readLedger(bytes);
        if (!read.ok) return { kind: 'unusable', meant: 'ledger', fault: read.fault };
        const table = read.value;
        current = { kind: 'ledger', table, desk: openLedgerDesk(table, files) };
        return { kind: 'ledger', headings: splitCells(table.own, table.ownCount), rows: table.rows.length };
      }
      const read = readWorklist(bytes);
      if (!read.ok) return { kind: 'unusable', meant: 'worklist', fault: read.fault };
      const table = read.value;
      current = { kind: 'worklist', table, desk: openWorklistDesk(table, files) };
      return { kind: 'worklist', headings: table.headings, rows: table.rows.length };
    },
    putFiles: (names) => {
      files = names;
      if (current?.kind === 'ledger') current = { ...current, desk: openLedgerDesk(current.table, files) };
      else if (current?.kind === 'worklist')
        current = { ...current, desk: openWorklistDesk(current.table, files) };
    },
    review: (answers) => {
      const { kind, desk } = onDesk();
      if (kind === 'worklist' && answers.kind === 'worklist') return desk.review(answers);
      if (kind === 'ledger' && answers.kind === 'ledger') return desk.review(answers);
      throw new Error('answers about another table');
    },
    start: (answers) => {
      const { kind, desk } = onDesk();
      const started = startAt();
      if (!started.ok) return started;
      ready = started.value;
      const { ledger, count, names } = ready;
      return ok({ ledger, count, names });

      function startAt() {
        if (kind === 'worklist' && answers.kind === 'worklist') return desk.start(answers);
        if (kind === 'ledger' && answers.kind === 'ledger') return desk.start(answers);
        throw new Error('answers about another table');
      }
    },
    items: (from, to) => {
      const start = ready;
      if (start === undefined) throw new Error('no start was made');
      const end = Math.min(to, start.count);
      return Array.from({ length: Math.max(0, end - from) }, (_, index) => start.item(from + index));
    },
  };
}
