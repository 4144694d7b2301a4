import type { SubjectFacts } from '#core/subject-facts.ts';
import { ledgerDelimiter, splitCells } from '#engine/ledger/cells.ts';
import type { Ledger } from '#engine/ledger/ledger.ts';
import { projectLedger } from '#engine/ledger/project-ledger.ts';
import { factsOfLedger } from '#engine/ledger/start-from-ledger.ts';
import { findSubjectColumns } from '#engine/ledger/subject-columns.ts';

/** A table that the page starts a batch from, and its files. */
export type SubjectTable = { readonly bytes: Uint8Array; readonly files: readonly string[] };

/** Headings that say quantity and unit to the page without a doubt. */
const headings = ['mass_kg', 'height_cm', 'age_y', 'sex'].join(ledgerDelimiter);

/**
 * What a ledger says of the subjects of these files, as a ledger in which all of them wait; undefined where it says
 * nothing of any.
 *
 * What a column of the user's means is decided by the whole column: its decimal
 * mark, metres or centimetres, what M stands for. A run analyses some rows only, and the page must not decide by those.
 * So the columns are read here, from the whole ledger and as the page reads them, and the page is given what was read, in
 * one unit and one notation. The user's cells stay in the ledger and never go there and back.
 */
export function subjectTable(ledger: Ledger, files: readonly string[]): SubjectTable | undefined {
  const facts = factsOfLedger(ledger);
  const wanted = new Set(files);
  const rows = ledger.rows.flatMap(({ file }, i) => {
    const own = cellsOf(facts[i] ?? {});
    return own === noFacts || !wanted.has(file) ? [] : [{ file, own }];
  });
  if (rows.length === 0) return undefined;
  return {
    bytes: projectLedger({ own: headings, ownCount: 4, rows }, new Map(), []),
    files: rows.map(({ file }) => file),
  };
}

/** The user's headings that say mass, height, age or sex. */
export function subjectHeadings({ own, ownCount }: Ledger): readonly string[] {
  const all = splitCells(own, ownCount);
  return findSubjectColumns(all).map(({ index }) => all[index] ?? '');
}

function cellsOf({ bodyMassKg, heightCm, ageY, sex }: SubjectFacts): string {
  return [...[bodyMassKg, heightCm, ageY].map(decimal), sex ?? ''].join(ledgerDelimiter);
}

const noFacts = cellsOf({});

/** A number in full, and so that its point can only be a decimal mark: neither 172.125 nor 180 alone proves that. */
function decimal(value: number | undefined): string {
  if (value === undefined) return '';
  const text = String(value);
  if (!text.includes('.')) return `${text}.0`;
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
