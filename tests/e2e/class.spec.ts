import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import type { Page } from '@playwright/test';
import { drawReport } from '../fixtures/knowledge-test/draw-report.ts';
import { endOfMonthAfter, truthFor, type ReportTruth } from '../fixtures/knowledge-test/report-truth.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { writeFolder } from './plain-files.ts';

const first: ReportTruth = {
  ...truthFor(21, { examCode: 'PAR' }),
  family: 'SAMPLE',
  given: 'ALEX RIVER',
  scorePercent: 65,
  grade: 'fail',
  take: 1,
  examDate: '2025-01-15',
  codes: ['PA.I.A.K1', 'PA.I.B.K2', 'PA.III.A.K8'],
};
const retake: ReportTruth = {
  ...first,
  examId: '900000000000000222',
  scorePercent: 88,
  grade: 'pass',
  take: 2,
  examDate: '2025-03-03',
  expiresOn: endOfMonthAfter('2025-03-03', 24),
  codes: ['PA.I.B.K2', 'PA.VI.A.K3'],
};
const other: ReportTruth = {
  ...truthFor(23, { examCode: 'PAR' }),
  family: 'MOCKFORD',
  given: 'KIM ASPEN',
  scorePercent: 92,
  grade: 'pass',
  take: 1,
  examDate: '2025-02-03',
  expiresOn: endOfMonthAfter('2025-02-03', 24),
  codes: ['PA.I.B.K2'],
};

/** Sets the score on a report's page, and signs where nobody has yet. */
async function setScore(page: Page, score: string, initials?: string): Promise<void> {
  await page.getByRole('button', { name: 'Change Score' }).click();
  await page.getByRole('textbox', { name: 'Score' }).fill(score);
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  if (initials !== undefined) {
    const dialog = page.getByTestId('sign');
    await dialog.getByLabel('Your initials').fill(initials);
    await dialog.getByRole('button', { name: 'Sign' }).click();
  }
  await expect(page.getByText(`${score} %`).first()).toBeVisible();
}

/** Presses a verdict on a report's page, and waits until it says so. */
async function judge(page: Page, verdict: 'Accept' | 'Needs work', said: string): Promise<void> {
  await page.getByRole('button', { name: verdict, exact: true }).click();
  await expect(page.getByTestId('verdict')).toHaveText(said);
}

test('three reports are a class: who they are, what they missed, what to teach next and what to sign', async ({
  page,
}) => {
  const draw = (truth: ReportTruth) => drawReport(truth, { layout: 'acs', font: 'sans' });
  await page.goto('/');
  await page.getByRole('radio', { name: 'Knowledge test reports' }).check();
  await chooseFolder(
    page,
    await writeFolder({ 'a.pdf': draw(first), 'b.pdf': draw(retake), 'c.pdf': draw(other) }),
  );
  await followToEnd(page, () => undefined);
  await page.getByTestId('open-class').click();

  await expect(page.getByTestId('small-n')).toContainText('PAR: 3');
  const weakest = page.getByTestId('weak-row').first();
  await expect(weakest).toContainText('PA.I.B');
  await expect(weakest).toContainText('3 of 3');
  const plan = page.getByTestId('plan-item');
  await expect(plan.first()).toContainText('PA.I.B');
  await expect(plan.first()).toContainText('2 of 2 of the PAR students');
  await expect(plan.filter({ hasText: 'PA.III.A' })).toHaveCount(0);

  await expect(page.getByTestId('class-record')).toContainText('3 in all, 3 read, 0 failed');

  await page.getByTestId('lesson-toggle').click();
  await expect(page.getByTestId('lesson-list')).toContainText('Student 01; Student 02');
  await expect(page.getByTestId('lesson-list')).not.toContainText('SAMPLE');
  await page.getByTestId('lesson-toggle').click();

  await page.getByTestId('student-row').getByRole('link', { name: 'SAMPLE, ALEX RIVER' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('SAMPLE, ALEX RIVER');
  await expect(page.getByTestId('attempt').last()).toContainText('PA.I.A.K1 PA.III.A.K8');
  await expect(page.getByText('I certify that Alex R. Sample')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('MOCKFORD, KIM ASPEN');

  // A class of some of these reports, without their files.
  await page.goto('/class/');
  await page.getByText('Choose single files').click();
  await page.getByRole('checkbox', { name: /a\.pdf/ }).check();
  await page.getByTestId('put-together').click();
  await expect(page.getByTestId('class-record')).toContainText('1 in all, 1 read');
  await expect(page.getByTestId('student-row')).toContainText('65 %, failed');

  // Its report says where it is from; what is corrected there since is offered here, and taken over once.
  const classUrl = page.url();
  const sources = page.getByTestId('class-sources');
  await expect(sources).toContainText('(1 file, ');
  await expect(page.getByTestId('take-over')).toHaveCount(0);
  await sources.getByRole('link').click();
  await openRow(page.getByTestId('row').filter({ hasText: 'a.pdf' }));
  await setScore(page, '68', 'AB');
  await page.goto(classUrl);
  await expect(page.getByText('1 report has been corrected since in its batch.')).toBeVisible();
  await expect(page.getByTestId('student-row')).toContainText('65 %');
  await page.getByTestId('take-over').click();
  await expect(page.getByTestId('student-row')).toContainText('68 %');
  await expect(page.getByTestId('taken-over')).toContainText('of 1 report were taken over');
  await expect(page.getByTestId('take-over')).toHaveCount(0);

  // A verdict given there since comes by the same button.
  await sources.getByRole('link').click();
  await openRow(page.getByTestId('row').filter({ hasText: 'a.pdf' }));
  await judge(page, 'Needs work', 'Needs work, AB');
  await page.goto(classUrl);
  await expect(page.getByText('The verdict on 1 report has changed since in its batch.')).toBeVisible();
  await page.getByTestId('take-over').click();
  await expect(page.getByTestId('taken-over')).toContainText('of 1 report were taken over');
  await expect(page.getByTestId('take-over')).toHaveCount(0);

  // Corrected in both: it is named, and nothing is taken over unasked.
  await page.goto(classUrl);
  await page.getByText('How each file was read').click();
  await page.getByRole('table').getByRole('link', { name: 'a.pdf' }).click();
  await expect(page.getByTestId('verdict')).toHaveText('Needs work, AB');
  await setScore(page, '66');
  await judge(page, 'Accept', 'Accepted, AB');
  const copyUrl = page.url();
  await page.getByTestId('taken-from').getByRole('link').click();
  await setScore(page, '67');
  await judge(page, 'Needs work', 'Not reviewed'); // takes it back
  await page.goto(classUrl);
  await expect(
    page.getByText('1 report was corrected in this class, and since in its batch too:'),
  ).toBeVisible();
  await expect(
    page.getByText('1 report was given one verdict in this class, and another since in its batch:'),
  ).toBeVisible();
  await expect(page.getByTestId('take-over')).toHaveCount(0);
  await expect(page.getByTestId('student-row')).toContainText('66 %');
  await page.getByTestId('take-over-both').click();
  await expect(page.getByTestId('student-row')).toContainText('67 %');
  await expect(page.getByTestId('take-over-both')).toHaveCount(0);
  await page.goto(copyUrl);
  await expect(page.getByTestId('verdict')).toHaveText('Not reviewed');
});
