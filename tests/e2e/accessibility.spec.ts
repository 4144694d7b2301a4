import type { Page } from '@playwright/test';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { drawReport } from '../fixtures/knowledge-test/draw-report.ts';
import { truthFor } from '../fixtures/knowledge-test/report-truth.ts';
import { pages } from './accessibility-pages.ts';
import { violations as violationsIn } from './axe.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { brokenFile, plainFile, writeFolder } from './plain-files.ts';

/** All that a theme can break: the rest is the same in both. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Violations in both themes, each with the elements it is about. */
async function violations(page: Page): Promise<readonly string[]> {
  const light = await violationsIn(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violationsIn(page, rulesOfColour);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((one) => `in dark: ${one}`)];
}

for (const [which, paths] of Object.entries(pages)) {
  test(`${which} can be used by everyone, in both themes`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      found.push(...(await violations(page)));
    }
    expect(found).toEqual([]);
  });
}

test('every page of a batch can be used by everyone, in both themes', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const found: string[] = [];
  await page.goto('/');
  const tooShort = plainFile(2).split('\n').slice(0, 60).join('\n');
  const files = { 'a.csv': plainFile(1), 'b.csv': brokenFile, 'too-short.csv': tooShort };
  await chooseFolder(page, await writeFolder(files));
  await followToEnd(page, () => undefined);
  found.push(...(await violations(page)));
  await openRow(page.getByTestId('row').first());
  await expect(page.getByRole('heading', { name: /a\.csv/ })).toBeVisible();
  await expect(page.getByTestId('domains')).toBeVisible();
  for (const details of await page.getByTestId('domains').locator('summary').all()) await details.click();
  found.push(...(await violations(page)));
  const batch = new URL(page.url()).searchParams.get('batch') ?? '';
  await page.goto(`/review/?batch=${batch}`);
  await expect(page.getByTestId('review-entry')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 2, name: 'too-short.csv' })).toBeVisible();
  found.push(...(await violations(page)));
  await page.goto(
    `/cohort/?${new URLSearchParams({ batch: new URL(page.url()).searchParams.get('batch') ?? '' })}`,
  );
  await expect(page.getByTestId('methods-paragraph')).toBeVisible();
  found.push(...(await violations(page)));
  await page.goto(`/export/?batch=${batch}`);
  await expect(page.getByLabel('Metrics', { exact: true })).toBeVisible();
  found.push(...(await violations(page)));
  await page.goto('/models/');
  await page.getByRole('link', { name: 'tests', exact: true }).click();
  await expect(page.getByTestId('difference-words')).toBeVisible();
  found.push(...(await violations(page)));
  await page.goto('/calibration/');
  await page.getByLabel('Tests that your laboratory marked').selectOption({ index: 1 });
  await page.getByTestId('mark-vt1').first().fill('5:00');
  await page.getByTestId('mark-vt1').first().press('Enter');
  await page.getByTestId('agreement').locator('summary').click();
  await page.getByRole('button', { name: 'Curves of a.csv' }).click();
  await expect(page.getByText('Ventilatory equivalents')).toBeVisible();
  found.push(...(await violations(page)));
  await page.goto('/reading/');
  await page.getByRole('main').getByRole('listitem').getByRole('link').click();
  await page.getByTestId('reader').fill('AB');
  await page.getByRole('button', { name: 'Read or go on' }).click();
  await expect(page.getByText('Ventilatory equivalents')).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('Shift+Digit2');
  found.push(...(await violations(page)));
  await page.getByRole('button', { name: 'Stop here' }).click();
  await page.getByRole('link', { name: 'Agreement in round 1' }).click();
  await expect(page.getByTestId('agreement-vt1')).toBeVisible();
  found.push(...(await violations(page)));
  expect(found).toEqual([]);
});

/** Seven people who missed the same: more than a row lists at once. */
function classOfSeven(): Record<string, Uint8Array> {
  const reports = Array.from({ length: 7 }, (_, n) => {
    const who = { family: `SAMPLE${'ABCDEFG'.charAt(n)}`, ftn: `A100000${n}` };
    const truth = { ...truthFor(21, { examCode: 'PAR' }), ...who, examId: `90000000000000030${n}`, take: 1 };
    const report = { ...truth, codes: ['PA.I.B.K2', 'PA.III.A.K8'] };
    return [`${n}.pdf`, drawReport(report, { layout: 'acs', font: 'sans' })] as const;
  });
  return Object.fromEntries(reports);
}

test('the page of a class can be used by everyone, wide and narrow, in both themes', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const found: string[] = [];
  await page.goto('/');
  await page.getByRole('radio', { name: 'Knowledge test reports' }).check();
  await chooseFolder(page, await writeFolder(classOfSeven()));
  await followToEnd(page, () => undefined);
  await page.getByTestId('open-class').click();
  const first = page.getByTestId('weak-row').first();
  await expect(first.getByRole('button', { name: 'and 3 more' })).toBeVisible();
  found.push(...(await violations(page)));
  await first.getByRole('button', { name: 'and 3 more' }).click();
  await expect(first.getByRole('link')).toHaveCount(7);
  found.push(...(await violations(page)));
  await page.setViewportSize({ width: 390, height: 844 });
  found.push(...(await violationsIn(page, ['target-size'])));
  await page.getByTestId('student-row').getByRole('link').first().click();
  await expect(page.getByTestId('attempt').last()).toBeVisible();
  found.push(...(await violations(page)));
  expect(found).toEqual([]);
});
