import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import type { Page } from '@playwright/test';
import { drawReport } from '../fixtures/knowledge-test/draw-report.ts';
import { truthFor } from '../fixtures/knowledge-test/report-truth.ts';
import { expect, test } from './journey.ts';
import { writeFolder } from './plain-files.ts';

const codes = ['PA.I.B.K2', 'PA.III.A.K8'];
const truths = ['Sample', 'Mockford', 'Figment', 'Fakenham', 'Pretender'].map((family, place) => ({
  ...truthFor(30 + place, { examCode: 'PAR' }),
  family: family.toUpperCase(),
  given: 'ALEX RIVER',
  codes: codes.slice(0, 1 + (place % 2)),
}));
const who = new RegExp(truths.flatMap(({ family, ftn, examId }) => [family, ftn, examId]).join('|'), 'i');

async function download(page: Page, button: string): Promise<Buffer> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await downloading).path());
}

test('a class is taken away and shared without saying who it is', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.goto('/');
  await page.getByRole('radio', { name: 'Knowledge test reports' }).check();
  const files = truths.map(
    (truth) => [`${truth.family}.pdf`, drawReport(truth, { layout: 'acs', font: 'sans' })] as const,
  );
  await chooseFolder(page, await writeFolder(Object.fromEntries(files)));
  await followToEnd(page, () => undefined);
  const batchId = new URL(page.url()).searchParams.get('id') ?? '';

  await page.goto(`/class/?id=${batchId}`);
  expect((await download(page, 'Study plan, PDF')).subarray(0, 5).toString()).toBe('%PDF-');
  const handed = [];
  for (const button of ['Study plan, HTML', 'Reports, CSV', 'Codes, CSV', 'Summary, JSON'])
    handed.push((await download(page, button)).toString());
  expect(handed[0]).toContain('PA.I.B');
  expect(handed[1]).toContain('Student 05');
  expect(handed.join('\n')).not.toMatch(who);

  await page
    .getByTestId('take-class-away')
    .locator('..')
    .getByRole('link', { name: 'Link to share…' })
    .click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('The link', { exact: true }).inputValue();
  await page.goto('/');
  await page.goto(link);
  await expect(page.getByTestId('summary')).toContainText('5 of 5 (100 %)');
  await expect(page.getByTestId('summary')).toContainText('Student 01');
  await expect(page.getByTestId('summary')).not.toContainText(who);

  await page.goto(`/export/?batch=${batchId}`);
  await expect(page.getByText('Students are called Student 07')).toBeVisible();
  for (const format of ['HTML', 'JSON', 'XLSX']) await page.getByLabel(format).check();
  const zip = unzipSync(new Uint8Array(await download(page, 'Make the ZIP')));
  const names = Object.keys(zip);
  expect(names).toEqual(expect.arrayContaining(['results.csv', 'results.xlsx', 'reports/report-0001.pdf']));
  const texts = names.filter((name) => /\.(html|json|csv)$/.test(name));
  const said = texts.map((name) => Buffer.from(zip[name] ?? []).toString()).join('\n');
  expect(said).toMatch(/Student 01[^]*C•••••\d\d/);
  expect([names.join(' '), said].join('\n')).not.toMatch(who);
});
