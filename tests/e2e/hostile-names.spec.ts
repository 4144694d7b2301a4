import { deflateRawSync } from 'node:zlib';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { writeProfiles } from '#analyses/cpet/laboratory-profiles/profile-file.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { plainFile, writeFolder } from './plain-files.ts';

/** Markup that would run if anything took it for markup; a policy that stops it fails the journey too. */
const markup = '<img src=x onerror="window.wasRun=1"><svg onload=window.wasRun=1>';

/** Turns the reading direction of all that follows it: a name with it reads backwards, and looks like another. */
const turn = '\u202e';
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

test('a name and a heading that turn the reading direction are shown with the sign spelt out', async ({
  page,
}) => {
  const hostile = plainFile(1).replace('HR (bpm)', `${turn}HR (${turn}bpm)`);
  await page.goto('/');
  const folder = { [`report${turn}gnp.csv`]: hostile, [`cut${turn}txt.csv`]: `${turn}a\n` };
  await chooseFolder(page, await writeFolder(folder));
  await followToEnd(page, () => undefined);
  const row = page.getByTestId('row').filter({ hasText: 'report[U+202E]gnp.csv' });
  await expect(row.locator('a.file')).toHaveAttribute('title', /report\[U\+202E\]gnp\.csv$/);
  expect(await page.locator('body').innerText()).not.toMatch(turning);
  await openRow(row.first());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('report[U+202E]gnp.csv');
  expect(await page.title()).not.toMatch(turning);
  expect(await page.locator('html').innerHTML()).not.toMatch(turning);
});

test('names, headings, links and profiles that hold markup are shown as text', async ({ page }) => {
  const name = `${markup}${turn}gnp.csv`;
  const hostile = plainFile(1)
    .replace(/^/, `Name;${markup};ID;${markup}\n`)
    .replace('HR (bpm)', `${markup} (${markup})`);
  await page.goto('/');
  await chooseFolder(
    page,
    await writeFolder({ [name]: hostile, [`${markup}.txt`]: `${markup}\n`, 'b.csv': plainFile(2) }),
  );
  await followToEnd(page, () => undefined);
  await openRow(page.getByTestId('row').filter({ hasText: '<img src=x' }).first());
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x onerror');

  const summary = {
    v: 1,
    label: markup,
    kind: markup,
    values: [{ label: markup, text: markup }],
    madeBy: markup,
  };
  const fragment = `1p.${deflateRawSync(JSON.stringify(summary)).toString('base64url')}`;
  await page.goto('/');
  await page.goto(`/share/#${fragment}`);
  await expect(page.getByTestId('summary')).toContainText('<img src=x onerror');

  const profile = {
    name: markup,
    device: 'generic' as const,
    headerRows: 1,
    dataRow: 2,
    headings: [markup, 'VO2'],
    columns: [
      { place: 0, role: 'time' as const },
      { place: 1, role: 'vo2MlPerMin' as const },
    ],
  };
  await page.goto('/profiles/');
  await page.getByTestId('profile-input').setInputFiles({
    name: `${markup}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(writeProfiles([profile])),
  });
  await expect(page.locator('main')).toContainText('<img src=x');
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
});
