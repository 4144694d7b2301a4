import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { textOfLine } from '#core/page-text.ts';
import { readPdfText } from '#readers/pdf-text.ts';
import { drawReport } from '../fixtures/knowledge-test/draw-report.ts';
import { truthFor } from '../fixtures/knowledge-test/report-truth.ts';
import { expect, test } from './journey.ts';
import { writeFolder } from './plain-files.ts';

const people = ['Sample', 'Mockford', 'Figment'].map((family, place) => ({
  ...truthFor(40 + place, { examCode: 'PAR' }),
  family: family.toUpperCase(),
  given: 'ALEX RIVER',
  codes: ['PA.I.B.K2', 'PA.III.A.K8'].slice(0, 1 + (place % 2)),
}));
/** Of the older system, which has no list here. */
const older = { ...truthFor(44, { examCode: 'PAR' }), family: 'DRAFTON', codes: ['PLT012', 'PLT064'] };
const who = new RegExp(
  [...people, older].flatMap(({ family, ftn, examId }) => [family, ftn, examId]).join('|'),
  'i',
);

/** A class in a folder that is called as somebody is. */
async function openClass(page: Page): Promise<void> {
  const files = people.map(
    (truth) => [`${truth.family}.pdf`, drawReport(truth, { layout: 'acs', font: 'sans' })] as const,
  );
  const last = ['older.pdf', drawReport(older, { layout: 'lsc', font: 'sans' })] as const;
  const folder = await writeFolder(Object.fromEntries([...files, last]));
  const named = join(folder, '..', 'Alex Sample');
  await rename(folder, named);
  await page.goto('/');
  await page.getByRole('radio', { name: 'Knowledge test reports' }).check();
  await chooseFolder(page, named);
  await followToEnd(page, () => undefined);
  await page.getByTestId('open-class').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Class: Alex Sample');
}

async function wordsOf(pdf: Uint8Array): Promise<string> {
  const read = await readPdfText(new Uint8Array(pdf));
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value.pages.flatMap(({ lines }) => lines.map(textOfLine)).join(' ');
}

/** What comes out of the printer, with the line that browsers print at the head: the window's title. */
async function printed(page: Page): Promise<string> {
  return wordsOf(await page.pdf({ displayHeaderFooter: true, margin: { top: '1in', bottom: '1in' } }));
}

test('a lesson list is printed without a name, and says which class it is and that names are replaced', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await openClass(page);
  const number = (new URL(page.url()).searchParams.get('id') ?? '').slice(0, 8);

  const list = await printed(page);
  expect(list).toMatch(/Lesson list: Class of \d+ \w+ \d{4}/);
  expect(list).toContain(`Batch ${number}`);
  expect(list).toContain('students are called Student 07');
  expect(list).toContain('Student 01');
  expect(list).toContain('never turned into the newer codes');
  expect(list).not.toMatch(who);
  await expect(page).toHaveTitle('Class: Alex Sample · Benchside');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Study plan, PDF' }).click();
  const plan = await wordsOf(await readFile(await (await downloading).path()));
  expect(plan).toContain(`batch ${number}`);
  expect(plan).toContain('names of students are replaced by numbers');
  expect(plan).not.toMatch(who);

  // With names, where that is chosen for paper.
  await page.getByRole('group', { name: 'On paper' }).getByText('Names').click();
  const named = await printed(page);
  expect(named).toContain('Lesson list: Alex Sample');
  expect(named).toContain('MOCKFORD');
});

test('codes of the older system say what they are, and that they are not turned into others', async ({
  page,
}) => {
  await openClass(page);
  await expect(page.getByTestId('plan-item').filter({ hasText: 'PLT012' })).toContainText(
    'A learning statement code, of the older system',
  );
  await page.getByRole('tab', { name: /^Codes/ }).click();
  await expect(page.getByTestId('weak-row').filter({ hasText: 'PLT064' })).toContainText(
    'A learning statement code, of the older system',
  );
  await expect(page.getByTestId('older-codes').first()).toContainText('never turned into the newer codes');

  await page
    .getByTestId('student-row')
    .getByRole('link', { name: /DRAFTON/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Learning statement codes' })).toBeVisible();
  await expect(page.getByTestId('older-codes')).toContainText('never turned into the newer codes');
});
