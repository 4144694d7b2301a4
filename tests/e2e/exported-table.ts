import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { saveExport } from '#cli/drive-page.ts';

/** A CSV of the product: its column names in order, and a record a file. */
export type ExportedTable = {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
};

export async function readTable(path: string, delimiter = ';'): Promise<ExportedTable> {
  const { data, meta } = Papa.parse<Record<string, string>>(await readFile(path, 'utf8'), {
    header: true,
    delimiter,
    skipEmptyLines: true,
  });
  return { columns: meta.fields ?? [], rows: data };
}

/** Presses "Export CSV" and reads what was downloaded. */
export async function exportTable(page: Page): Promise<ExportedTable> {
  const path = join(await mkdtemp(join(tmpdir(), 'benchside-export-')), 'results.csv');
  await saveExport(page, 'export-csv', path);
  return readTable(path);
}
