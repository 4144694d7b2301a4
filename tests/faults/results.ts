import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { saveExport } from '#cli/drive-page.ts';
import { storedItemsInPage, type StoredState } from './read-database.ts';
import { storedLedgersInPage } from './read-ledgers.ts';

/** What comes of a batch: the same after every fault as without one. */
export type Results = {
  /** The exported table, without the columns that tell of attempts and times. */
  readonly csv: string;
  /** The ledger, likewise; '' where it was not looked at. */
  readonly ledger: string;
  /** Whether the ledger stands so in this browser's own file as well. */
  readonly ledgerIsKept: boolean;
  /** File name → SHA-256 of its stored finding. */
  readonly findings: ReadonlyMap<string, string>;
};

/** A settled row is in the ledger within 2 s; a slow machine has longer. */
const ledgerWithinMs = 20_000;
const mayDiffer = ['ATTEMPTS', 'UPDATED_AT'];

/**
 * The results of the batch that the page shows. Without `withFile` it is not asked how the ledger's file stands: where
 * that was is known to the database alone, and gone with it until the next run.
 */
export async function resultsOf(page: Page, scratchFolder: string, withFile = true): Promise<Results> {
  const path = join(scratchFolder, 'exported.csv');
  await saveExport(page, 'export-csv', path);
  const batchId = new URL(page.url()).searchParams.get('id') ?? '';
  const items = await page.evaluate(storedItemsInPage, { batchId, withFindings: true });
  return {
    ...resultsFrom(await readFile(path, 'utf8'), items),
    ...(await ledgerOf(page, scratchFolder, withFile)),
  };
}

/** The ledger of the batch that the page shows, once the page says that its file is written. */
async function ledgerOf(
  page: Page,
  scratchFolder: string,
  withFile: boolean,
): Promise<Pick<Results, 'ledger' | 'ledgerIsKept'>> {
  const line = page.getByTestId('ledger-line');
  const isWritten = async () => !withFile || (await line.getAttribute('data-state')) === 'written';
  for (const startMs = Date.now(); !(await isWritten()); await page.waitForTimeout(100))
    if (Date.now() - startMs > ledgerWithinMs)
      throw new Error(`the ledger is not written: ${(await line.innerText()).replaceAll(/\s+/g, ' ')}`);
  const path = join(scratchFolder, 'ledger.csv');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    line.getByRole('button', { name: 'Download so far' }).click(),
  ]);
  await download.saveAs(path);
  const text = await readFile(path, 'utf8');
  const bare = text.replace(/^\uFEFF/, '');
  const isKept = async () =>
    !withFile || (await page.evaluate(storedLedgersInPage)).some((each) => each.includes(bare));
  let ledgerIsKept = await isKept();
  // The page may have spoken of the write before the last.
  for (const startMs = Date.now(); !ledgerIsKept && Date.now() - startMs < ledgerWithinMs;) {
    await page.waitForTimeout(200);
    ledgerIsKept = await isKept();
  }
  return { ledger: withoutColumns(text, mayDiffer), ledgerIsKept };
}

/** Results of an exported table and of what is stored. */
export function resultsFrom(csv: string, items: readonly StoredState[]): Results {
  return {
    csv: withoutColumns(csv, mayDiffer),
    ledger: '',
    ledgerIsKept: true,
    findings: new Map(items.map(({ name, finding }) => [name, finding ?? 'none'])),
  };
}

/** A semicolon-delimited table without some of its columns, each line's cells as they stand. */
export function withoutColumns(csv: string, names: readonly string[]): string {
  const lines = csv.split(/\r?\n/).map(cellsOf);
  const left = (lines[0] ?? []).map((name) => !names.includes(name.trim().replaceAll('"', '').toUpperCase()));
  return lines.map((cells) => cells.filter((_, index) => left[index] ?? true).join(';')).join('\n');
}

/** Cells of one line; a semicolon between quotes is part of its cell. */
function cellsOf(line: string): readonly string[] {
  return line.match(/(?:"[^"]*"|[^;"])+|(?<=;|^)(?=;|$)/g) ?? [];
}

/** Where what was found first differs from what was wanted, in words; undefined where it does not. */
export function firstDifference(found: Results, wanted: Results): string | undefined {
  const line =
    differingLine('the CSV', found.csv, wanted.csv) ??
    differingLine('the ledger', found.ledger, wanted.ledger);
  if (line !== undefined) return line;
  if (!found.ledgerIsKept) return 'the file of the ledger does not hold the ledger';
  for (const [name, sha256] of wanted.findings)
    if (found.findings.get(name) !== sha256)
      return `the finding of ${name} is ${found.findings.get(name) ?? 'missing'} | wanted ${sha256}`;
  return undefined;
}

function differingLine(what: string, found: string, wanted: string): string | undefined {
  if (found === wanted) return undefined;
  const [lines, others] = [found.split('\n'), wanted.split('\n')];
  const place = Math.max(
    0,
    lines.findIndex((line, index) => line !== others[index]),
  );
  return `line ${String(place + 1)} of ${what} is ${lines[place] ?? 'missing'} | wanted ${others[place] ?? 'no such line'}`;
}
