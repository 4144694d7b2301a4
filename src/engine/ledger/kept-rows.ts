import { encodeUtf8 } from '#readers/utf8.ts';
import type { Batch, Item } from '../ports.ts';
import { encodeValue, ledgerDelimiter, splitRaw } from './cells.ts';
import { nameFiles } from './file-of-items.ts';
import { ledgerHeading, ledgerRow, outcomeOf, type LedgerOutcome } from './project-ledger.ts';

/** What the heading of a batch's ledger is made from. Plain data: it crosses to a worker. */
export type LedgerHead = {
  readonly own: string;
  readonly ownCount: number;
  /** Result columns that this version makes. */
  readonly names: readonly string[];
  /** The batch's `extraNames`, as they were brought; those among `names` are made anew and not kept twice. */
  readonly extraNames: readonly string[];
};

/** The heading of a batch whose analysis makes these columns. */
export function ledgerHeadOf({ ledger }: Pick<Batch, 'ledger'>, names: readonly string[]): LedgerHead {
  const { own = '', ownCount = 0, extraNames = [] } = ledger ?? {};
  return { own, ownCount, names, extraNames };
}

/** A ledger in the making, its rows kept as text. */
export type KeptRows = {
  /**
   * Makes the rows of these items anew, but for those that a later record of the item made. New items follow the last
   * one, in order.
   *
   * @throws for an item behind a gap.
   */
  readonly put: (items: readonly Item[]) => void;
  readonly count: () => number;
  /** FILE of every row, in order. */
  readonly files: () => readonly string[];
  /** The whole ledger: a function of the items alone, whatever was put first, how often and in which parts. */
  readonly bytes: () => Uint8Array<ArrayBuffer>;
};

/** Rows whose bytes are made together: one changed row costs these anew, and not ten thousand. */
const rowsInBlock = 128;

type Block = { readonly rows: string[]; readonly revs: number[]; bytes: Uint8Array | undefined };

/** An empty ledger under this heading. */
export function keepRows(head: LedgerHead): KeptRows {
  const { own, ownCount, names, extraNames } = head;
  const manifest = { own, ownCount, rows: [] };
  const kept = extraNames.map((name, place) => ({ name, place })).filter(({ name }) => !names.includes(name));
  const resultNames = [...names, ...kept.map(({ name }) => name)];
  const blankOwn = ledgerDelimiter.repeat(Math.max(0, ownCount - 1));
  const heading = encodeUtf8(ledgerHeading(manifest, resultNames));
  const nameFile = nameFiles();
  const files: string[] = [];
  const blocks: Block[] = [];

  function put(item: Item): void {
    const { ordinal, rev = 0 } = item;
    if (ordinal > files.length) throw new Error(`row ${ordinal} came before row ${files.length}`);
    if (ordinal === files.length) files.push(nameFile(item));
    const row = { file: files[ordinal] ?? item.name, own: item.ledger?.own ?? blankOwn };
    const place = Math.floor(ordinal / rowsInBlock);
    const block = (blocks[place] ??= { rows: [], revs: [], bytes: undefined });
    const line = ordinal % rowsInBlock;
    if (rev < (block.revs[line] ?? 0)) return;
    block.revs[line] = rev;
    block.rows[line] = ledgerRow(manifest, row, outcome(item), resultNames);
    block.bytes = undefined;
  }

  function outcome(item: Item): LedgerOutcome {
    const made = outcomeOf(item, item.pipeline ?? '', item.updatedAtMs);
    if (kept.length === 0 || typeof made.results === 'string') return made;
    const { results } = made;
    const extra = splitRaw(item.ledger?.extra ?? '', extraNames.length);
    const cells = [
      ...names.map((name) => encodeValue(results[name])),
      ...kept.map(({ place }) => extra[place] ?? ''),
    ];
    return { ...made, results: cells.join(ledgerDelimiter) };
  }

  return {
    put: (items) => {
      items.forEach(put);
    },
    count: () => files.length,
    files: () => files,
    bytes: () => {
      const parts = [heading, ...blocks.map((block) => (block.bytes ??= encodeUtf8(block.rows.join(''))))];
      const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of parts) {
        all.set(part, at);
        at += part.length;
      }
      return all;
    },
  };
}
