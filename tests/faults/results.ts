import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { saveExport } from '#cli/drive-page.ts';
import { storedItemsInPage, type StoredState } from './read-database.ts';

/** What comes of a batch: the same after every fault as without one. */
export type Results = {
  /** The exported table, without the columns that tell of attempts and times. */
  readonly csv: string;
  /** File name → SHA-256 of its stored finding. */
  readonly findings: ReadonlyMap<string, string>;
};

const mayDiffer = ['ATTEMPTS', 'UPDATED_AT'];

/** The results of the batch that the page shows. */
export async function resultsOf(page: Page, scratchFolder: string): Promise<Results> {
  const path = join(scratchFolder, 'exported.csv');
  await saveExport(page, 'export-csv', path);
  const batchId = new URL(page.url()).searchParams.get('id') ?? '';
  const items = await page.evaluate(storedItemsInPage, { batchId, withFindings: true });
  return resultsFrom(await readFile(path, 'utf8'), items);
}

/** Results of an exported table and of what is stored. */
export function resultsFrom(csv: string, items: readonly StoredState[]): Results {
  return {
    csv: withoutColumns(csv, mayDiffer),
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
  if (found.csv !== wanted.csv) {
    const [lines, others] = [found.csv.split('\n'), wanted.csv.split('\n')];
    const place = Math.max(
      0,
      lines.findIndex((line, index) => line !== others[index]),
    );
    return `line ${String(place + 1)} of the CSV is ${lines[place] ?? 'missing'} | wanted ${others[place] ?? 'no such line'}`;
  }
  for (const [name, sha256] of wanted.findings)
    if (found.findings.get(name) !== sha256)
      return `the finding of ${name} is ${found.findings.get(name) ?? 'missing'} | wanted ${sha256}`;
  return undefined;
}
