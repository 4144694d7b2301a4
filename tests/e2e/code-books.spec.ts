import { readFile } from 'node:fs/promises';
import { jsPDF } from 'jspdf';
import { expect, test } from './journey.ts';

/** A publication with invented words, in the layout of the real ones. */
function publication(): Buffer {
  const pdf = new jsPDF({ unit: 'pt', format: 'letter' });
  pdf.setFontSize(10);
  const rows: readonly (readonly [number, string, string?])[] = [
    [36, 'FAA-S-ACS-6C'],
    [36, 'Invented Pilot'],
    [36, 'May 2031'],
    [36, 'Area of Operation I. Strings'],
    [36, 'Task A. Knots'],
    [45, 'References:', 'AC 0-1; FAA-H-0000-1'],
    [50, 'PA.I.A.K1', 'Knots that hold in any wind.'],
  ];
  rows.forEach(([x, text, beside], i) => {
    pdf.text(text, x, 100 + 14 * i);
    if (beside !== undefined) pdf.text(beside, 120, 100 + 14 * i);
  });
  return Buffer.from(pdf.output('arraybuffer'));
}

test('a publication is read here, explains codes, survives a reload, and can be taken away and removed', async ({
  page,
}) => {
  await page.goto('/code-books/');
  const lookUp = page.getByRole('textbox', { name: 'Codes, as many as you like, in any text' });
  await lookUp.fill('missed: PA.I.A.K1, PLT012');
  await expect(page.getByTestId('meaning')).toHaveCount(2);
  await expect(page.getByTestId('meaning').first()).toContainText('Add FAA-S-ACS-6C for its words');

  const input = page.getByTestId('code-book-input');
  await input.setInputFiles({ name: 'letter.pdf', mimeType: '', buffer: Buffer.from('a letter') });
  await expect(page.getByTestId('fault')).toContainText('neither a PDF nor a code book');

  await input.setInputFiles({ name: '6c.pdf', mimeType: 'application/pdf', buffer: publication() });
  await expect(page.getByTestId('code-book')).toContainText('1191 codes of its numbering not found');
  await expect(page.getByTestId('meaning').first()).toContainText('Knots that hold in any wind.');

  await page.reload();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export FAA-S-ACS-6C as JSON' }).click();
  const saved = await (await downloading).path();
  expect(JSON.parse(await readFile(saved, 'utf8'))).toMatchObject({ document: 'FAA-S-ACS-6C' });

  await page.getByRole('button', { name: 'Remove FAA-S-ACS-6C' }).click();
  await expect(page.getByTestId('code-book')).toHaveCount(0);
  await input.setInputFiles(saved);
  await expect(page.getByRole('status').filter({ hasText: 'FAA-S-ACS-6C was read.' })).toBeVisible();
  await expect(page.getByTestId('code-book')).toHaveCount(1);
});
