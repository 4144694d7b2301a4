import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import type { Page } from '@playwright/test';
import { drawPhoto } from '../fixtures/knowledge-test/draw-photo.ts';
import { drawReport, drawUnrelated } from '../fixtures/knowledge-test/draw-report.ts';
import { pageWidthPt } from '../fixtures/knowledge-test/lay-out.ts';
import { truthFor, type ReportTruth } from '../fixtures/knowledge-test/report-truth.ts';
import { violations } from './axe.ts';
import { exportTable } from './exported-table.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { writeFolder } from './plain-files.ts';

const truth: ReportTruth = {
  ...truthFor(3, { examCode: 'PAR', codeCount: 7 }),
  family: 'SAMPLE',
  given: 'ALEX RIVER',
  examDate: '2025-01-15',
  expiresOn: '2027-01-31',
};

/** Its expiration contradicts its date, and of one code the element is missing. */
const doubtful: ReportTruth = {
  ...truth,
  family: 'FIGMENT',
  examId: '900000000000000333',
  expiresOn: '2028-01-31',
  codes: [...truth.codes.slice(0, 3), 'PA.II.A'],
};

/** A photo of the same report, down to its codes, of which one is of another exam: never taken for the nearest of this one. */
const photographed: ReportTruth = { ...truth, codes: [...truth.codes.slice(0, 3), 'CA.I.A.K1'] };
const photo = {
  font: 'sans',
  dpi: 200,
  jpegQuality: 80,
  partPt: { x0: 0, y0: 40, x1: pageWidthPt, y1: 420 },
} as const;

async function begin(page: Page, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const folder = await writeFolder(files);
  await page.goto('/');
  await page.getByRole('radio', { name: 'Knowledge test reports' }).check();
  await chooseFolder(page, folder);
}

test('reports are read, what is in doubt is confirmed by keys, and the table says nobody’s name unasked', async ({
  page,
}) => {
  await begin(page, {
    'doubtful.pdf': drawReport(doubtful, { layout: 'acs', font: 'sans' }),
    'newsletter.pdf': drawUnrelated(),
    'photo.jpg': await drawPhoto(photographed, photo),
    'report.pdf': drawReport(truth, { layout: 'acs', font: 'sans' }),
  });
  expect(await followToEnd(page, () => undefined)).toMatchObject({ done: 3, failed: 1, total: 4 });

  const batchUrl = page.url();
  // The photo shows the report that is there as a PDF too: told, marked, and each of the two keeps its row.
  const again = page.getByTestId('same-files');
  await expect(again).toContainText('1 report is there more than once.');
  await again.getByText('Which?').click();
  await expect(again.getByRole('listitem')).toHaveText(/report\.pdf\s*=.*photo\.jpg/);
  const marked = (name: string, other: RegExp) =>
    page.getByTestId('row').filter({ hasText: name }).getByRole('img', { name: other });
  await expect(marked('photo.jpg', /^Also in .*report\.pdf$/)).toHaveText('2×');
  await expect(marked('report.pdf', /^Also in .*photo\.jpg$/)).toHaveText('2×');
  await expect(page.getByText('2×')).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
  const { rows } = await exportTable(page);
  const row = rows.find(({ file }) => file === 'report.pdf');
  expect(row).toMatchObject({ status: 'COMPLETED', exam_code: 'PAR', codes: truth.codes.join(' ') });
  expect(row).not.toHaveProperty('name');
  expect(JSON.stringify(rows)).not.toContain(truth.ftn);
  const seen = rows.find(({ file }) => file === 'photo.jpg');
  expect(seen).toMatchObject({ status: 'PARTIAL', method: 'recognised', exam_code: 'PAR' });
  expect(rows.find(({ file }) => file === 'newsletter.pdf')?.['fault_code']).toBe('not-a-report');

  await openRow(page.getByTestId('row').filter({ hasText: 'doubtful.pdf' }));
  const question = page.getByTestId('confirm');
  await expect(question.getByRole('heading', { name: 'To confirm: Exam date' })).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  const dialog = page.getByTestId('sign');
  await dialog.getByLabel('Your initials').fill('AB');
  await dialog.getByRole('button', { name: 'Sign' }).click();

  await expect(question.getByRole('heading', { name: 'To confirm: Expires on' })).toBeVisible();
  await page.keyboard.press('2');
  await page.keyboard.type('1/31/2027');
  await page.keyboard.press('Enter');
  await expect(question.getByRole('heading', { name: 'To confirm: Code' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await question.getByRole('combobox').fill('paiiak1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Everything that was in doubt is decided.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take PA.II.A.K1 out' })).toBeVisible();
  await expect(page.getByText('set by hand; read as 2028-01-31')).toBeVisible();
  await expect(page.getByTestId('audit').getByRole('row')).toHaveCount(4); // the head is one

  await page.reload();
  await expect(page.getByRole('button', { name: 'Take PA.II.A.K1 out' })).toBeVisible();
  await expect(page.getByText('FIGMENT, ALEX RIVER · Private Pilot Airplane (PAR)')).toBeVisible();

  await page.goto(batchUrl);
  await openRow(page.getByTestId('row').filter({ hasText: 'photo.jpg' }));
  await expect(question.getByRole('heading', { name: 'To confirm: Code' })).toBeVisible();
  const crop = question.getByRole('img', { name: 'What stands on page 1' });
  expect(await crop.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(50);
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Take CA.I.A.K1 out' })).toBeVisible();
});

test('more reports than a batch may hold are refused before any work', async ({ page }) => {
  const letter = drawUnrelated();
  const many = Array.from({ length: 31 }, (_, place) => [`report-${String(place)}.pdf`, letter] as const);
  const folder = await writeFolder(Object.fromEntries(many));
  await page.goto('/');
  await page.getByRole('radio', { name: 'Knowledge test reports' }).check();
  await page.getByTestId('folder-input').setInputFiles(folder);
  await expect(page.getByRole('alert')).toContainText(/31.*30/);
  await expect(page.getByTestId('progress')).toHaveCount(0);
});
