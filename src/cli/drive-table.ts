import type { Page } from 'playwright';
import type { SubjectTable } from './batch-subjects.ts';
import { handOver, openedBatch } from './drive-page.ts';

/**
 * Starts a batch from a table, as a person would: from the open home page to the page of tables, with the table and
 * these files of the folder that was listed. Files that the table does not name get rows of their own there.
 *
 * @throws where the page does not find the file of every row: none may run without what its row says.
 */
export async function beginFromTable(
  page: Page,
  { bytes, files }: SubjectTable,
  paths: readonly string[],
  analysisTitle: string | undefined,
): Promise<void> {
  // By the link, so that the folder stays listed and the page of tables listens from its first moment.
  await page.locator('a[href$="/worklist/"]').first().click();
  const input = page.getByTestId('table-input');
  await input.waitFor({ state: 'attached' });
  if (analysisTitle !== undefined) await page.getByRole('radio', { name: analysisTitle }).check();
  const buffer = Buffer.from(bytes);
  await input.setInputFiles({ name: 'subjects.csv', mimeType: 'text/csv', buffer });
  await page.getByTestId('table-told').waitFor({ timeout: 60_000 });
  await handOver(page, paths);
  // While files and rows are matched, nothing can begin; the counts are those from before.
  const begin = page.getByTestId('begin').and(page.locator(':enabled'));
  await begin.waitFor({ timeout: 60_000 });
  const count = await page.getByTestId('matched').locator('.count').innerText();
  const matched = Number(count.replaceAll(/\D/g, ''));
  if (matched !== files.length)
    throw new Error(
      `the page finds ${String(matched)} of ${String(files.length)} files of which the ledger says mass, height, age ` +
        'or sex: names that differ by little more than blanks or slashes. Nothing was analysed; rename these files.',
    );
  await begin.click();
  await openedBatch(page);
}
