import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { drawReport, drawUnrelated } from '../fixtures/knowledge-test/draw-report.ts';
import { truthFor, type ReportTruth } from '../fixtures/knowledge-test/report-truth.ts';
import { exportTable } from './exported-table.ts';
import { expect, test } from './journey.ts';
import { writeFolder } from './plain-files.ts';

const truth: ReportTruth = {
  ...truthFor(3, { examCode: 'PAR' }),
  family: 'SAMPLE',
  given: 'ALEX RIVER',
  examDate: '2025-01-15',
  expiresOn: '2027-01-31',
};

test('a knowledge test report is read, shown and exported, and what is no report says so', async ({
  page,
}) => {
  const folder = await writeFolder({
    'report.pdf': drawReport(truth, { layout: 'acs', font: 'sans' }),
    'newsletter.pdf': drawUnrelated(),
  });
  await page.goto('/');
  await page.getByRole('radio', { name: 'Knowledge test reports' }).check();
  await chooseFolder(page, folder);
  expect(await followToEnd(page, () => undefined)).toMatchObject({ done: 1, failed: 1, total: 2 });

  const { rows } = await exportTable(page);
  const row = rows.find(({ file }) => file === 'report.pdf');
  expect(row).toMatchObject({ status: 'COMPLETED', exam_code: 'PAR', codes: truth.codes.join(' ') });
  expect(rows.find(({ file }) => file === 'newsletter.pdf')?.['fault_code']).toBe('not-a-report');

  await page.getByTestId('row').filter({ hasText: 'report.pdf' }).click();
  await expect(page.getByText('SAMPLE, ALEX RIVER · Private Pilot Airplane (PAR)')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Codes by area of operation' })).toBeVisible();
  await expect(page.getByText('I certify that Alex R. Sample has demonstrated')).toBeVisible();
});
