import { deflateRawSync } from 'node:zlib';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { writeProfiles } from '#analyses/cpet/laboratory-profiles/profile-file.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { plainFile, writeFolder } from './plain-files.ts';

/** Markup that would run if anything took it for markup; a policy that stops it fails the journey too. */
const markup = '<img src=x onerror="window.wasRun=1"><svg onload=window.wasRun=1>';

test('names, headings, links and profiles that hold markup are shown as text', async ({ page }) => {
  const name = `${markup}\u202egnp.csv`;
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
