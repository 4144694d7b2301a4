import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { followToEnd } from '#cli/drive-page.ts';

test('the sample batch is taken away as one ZIP, shared as a link, and reproduced', async ({ page }) => {
  // Downloads can be read here; a file picker of the system cannot be answered.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.goto('/');
  await page.getByTestId('sample-batch').click();
  await followToEnd(page, () => undefined);
  const batchId = new URL(page.url()).searchParams.get('id') ?? '';

  await page.goto(`/export/?batch=${batchId}`);
  await page.getByLabel('Reproducibility bundle').check();
  await page.getByLabel('XLSX').check();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the ZIP' }).click();
  const download = await downloading;
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  const names = Object.keys(files);
  expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(12);
  expect(names).toEqual(expect.arrayContaining(['results.csv', 'results.xlsx', 'reproducibility.json']));
  const pdf = Buffer.from(files['reports/test-0001.pdf'] ?? []).toString('latin1');
  expect(pdf).toMatch(/^%PDF-/);
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(2);
  const csv = new TextDecoder().decode(files['results.csv']);
  expect(csv).toContain('Test 0001');
  expect(csv).not.toContain('cosmed-ramp');

  await page.goto(`/batch/?id=${batchId}`);
  await openRow(page.getByTestId('row').first());
  await page.waitForURL('**/test/?*');
  await page.getByTestId('take-away').click();
  const one = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Panels as PNG' }).click();
  const png = await readFile(await (await one).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const itemId = new URL(page.url()).searchParams.get('item') ?? '';
  await page.goto(`/share/?batch=${batchId}&item=${itemId}`);
  await page.getByLabel(/^Passphrase/).fill('correct horse battery');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('The link', { exact: true }).inputValue();
  await page.goto('/');
  await page.goto(link);
  await page.locator('#passphrase').fill('wrong horse');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('alert')).toContainText('does not open this link');
  await page.locator('#passphrase').fill('correct horse battery');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByTestId('summary')).toContainText('VO2peak');
  expect(new URL(page.url()).hash, 'what it carries is not left in the address bar').toBe('');
  await page.reload();
  await expect(page.locator('#passphrase')).toBeVisible();

  await page.goto('/reproduce/');
  const bundle = Buffer.from(files['reproducibility.json'] ?? []);
  await page.getByTestId('reproduce-drop').setInputFiles([
    { name: 'reproducibility.json', mimeType: 'application/json', buffer: bundle },
    { name: 'renamed.xlsx', mimeType: '', buffer: await readFile('static/samples/cpet/01-cosmed-ramp.xlsx') },
    { name: 'other.csv', mimeType: '', buffer: Buffer.from('not of this bundle') },
  ]);
  await page.getByRole('button', { name: 'Run again' }).click();
  const outcome = page.getByTestId('outcome');
  await expect(outcome).toContainText('1 of 1 test is identical');
});
