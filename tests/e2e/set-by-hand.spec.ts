import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { plainFile, writeFolder } from './plain-files.ts';

/** A test with one breath of 1.8 times the VO2 of its neighbours, which cleaning leaves out. */
function withSwallow(): string {
  const lines = plainFile(1).split('\n');
  const place = Math.floor(lines.length * 0.3);
  const [time = '', vo2 = '', ...rest] = (lines[place] ?? '').split(';');
  return lines.with(place, [time, (1.8 * Number(vo2)).toFixed(0), ...rest].join(';')).join('\n');
}

/** Drags from one corner of a part of a panel to the other, given as shares of its width. */
async function dragAcross(page: Page, panel: string, from: number, to: number): Promise<void> {
  const layer = page.locator(`[data-panel="${panel}"]`);
  await layer.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await layer.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width * from, y + 2);
  await page.mouse.down();
  await page.mouse.move(x + width * to, y + height - 2, { steps: 3 });
  await page.mouse.up();
}

test('thresholds and breaths are set by hand, signed, taken back, made again, and are there after a reload', async ({
  page,
}) => {
  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'a.csv': withSwallow() }));
  await followToEnd(page, () => undefined);
  await openRow(page.getByTestId('row').filter({ hasText: 'a.csv' }));
  await expect(page.getByTestId('audit')).toContainText('Nobody has changed');
  const audit = page.getByTestId('audit').getByRole('row'); // the head is one

  await page.getByText('Place VT1 and VT2 by hand').click();
  const field = page.getByRole('textbox', { name: 'VT1 at' });
  const [minutes = 0, seconds = 0] = (await field.inputValue()).split(':').map(Number);
  await field.fill('0:01');
  await expect(page.getByText('It must lie in the exercise')).toBeVisible();
  const earlier = minutes * 60 + seconds - 20;
  const time = `${Math.floor(earlier / 60)}:${String(earlier % 60).padStart(2, '0')}`;
  await field.fill(time);
  await page.getByTestId('why').fill('V-slope breaks here');
  await field.press('Enter');

  const dialog = page.getByTestId('sign');
  await dialog.getByRole('button', { name: 'Sign' }).click();
  await expect(dialog.getByText('Initials are needed')).toBeVisible();
  await dialog.getByLabel('Your initials').fill('AB');
  await dialog.getByRole('button', { name: 'Sign' }).click();

  const adjusted = page.getByText(`${time}, adjusted by hand; automatic`);
  await expect(adjusted).toBeVisible();
  await expect(audit).toHaveCount(2);
  await expect(audit.nth(1)).toContainText('V-slope breaks here');
  await expect(field, 'the page stayed as it was').toHaveValue(time);

  await page.getByRole('button', { name: 'Undo change' }).click();
  await expect(adjusted).toHaveCount(0);
  await expect(audit).toHaveCount(3);
  await page.getByRole('button', { name: 'Redo change' }).click();
  await expect(adjusted).toBeVisible();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByTestId('verdict')).toHaveText('Accepted, AB');

  await page.reload();
  await expect(adjusted).toBeVisible();
  await expect(page.getByTestId('verdict')).toHaveText('Accepted, AB');
  await expect(audit).toHaveCount(5);

  const panels = page.getByTestId('panels');
  await expect(panels, 'by cleaning').toContainText('1 row with values left out');
  await panels.getByText('Take them in').click();
  await dragAcross(page, 'gas-time', 0.02, 0.98);
  await expect(audit.nth(1)).toContainText('Breaths taken in again');
  await expect(panels).not.toContainText('values left out');
  await panels.getByText('Leave breaths out').click();
  await dragAcross(page, 'rer-time', 0.4, 0.45);
  await expect(audit.nth(1)).toContainText('Breaths left out');
  await expect(panels).toContainText(/\d+ rows with values left out/);
  expect(await violations(page)).toEqual([]);
});
