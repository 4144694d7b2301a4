import type { Locator, Page } from '@playwright/test';
import { followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';

/** Where VT1 stands in a panel, px of the page. */
async function placeOf(mark: Locator): Promise<number> {
  const box = await mark.boundingBox();
  return box?.x ?? 0;
}

async function openFirstTest(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByTestId('sample-batch').click();
  await page.getByTestId('progress').waitFor({ state: 'attached' });
  await followToEnd(page, () => undefined);
  await page.evaluate(() => Reflect.set(window, 'isSamePage', true));
  await openRow(page.getByTestId('row').filter({ hasText: '01-cosmed-ramp' }).getByRole('link'));
  await page.waitForURL('**/test/?*');
  const stayed = await page.evaluate(() => Reflect.get(window, 'isSamePage') === true);
  expect(stayed, 'the name of a file opens its page without loading the app anew').toBe(true);
}

test('VT1 dragged in one panel moves in all of them and in every number, and is signed', async ({ page }) => {
  await openFirstTest(page);
  const strip = page.getByTestId('strip');
  const time = strip.getByRole('slider', { name: 'VT1, time' });
  const vo2 = strip.locator('tr.vt1 [data-value="vo2MlPerMin"]');
  const panel = (id: string) => page.locator(`[data-panel="${id}"]`);
  const grab = panel('rer-time').locator('[data-mark="vt1"] .grab');
  await panel('rer-time').scrollIntoViewIfNeeded();
  await expect(page.locator('[data-panel]')).toHaveCount(10);
  await expect(vo2).toHaveText(/^\d+$/);
  const [timeBefore, vo2Before] = [await time.innerText(), await vo2.innerText()];
  const elsewhere = panel('v-slope').locator('[data-mark="vt1"]');
  const before = await placeOf(elsewhere);

  const box = await grab.boundingBox();
  if (box === null) throw new Error('VT1 cannot be moved');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 15, y, { steps: 3 });
  await expect(time).not.toHaveText(timeBefore);
  await expect(vo2).not.toHaveText(vo2Before);
  expect(await placeOf(elsewhere)).toBeLessThan(before - 3);

  // Escape puts it back; the page stays.
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(time).toHaveText(timeBefore);

  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 15, y, { steps: 3 });
  const dropped = await time.innerText();
  await page.mouse.up();
  await page.getByTestId('sign').getByLabel('Your initials').fill('AB');
  await page.getByTestId('sign').getByRole('button', { name: 'Sign' }).click();
  await expect(page.getByTestId('audit').locator('tbody tr')).toHaveCount(1);
  await expect(page.getByTestId('audit')).toContainText(dropped);
  await expect(time).toHaveText(dropped);

  // Keys do the same, one second at a time; they rest while the result is made anew.
  await expect(page.getByText('Making the result anew')).toHaveCount(0);
  await time.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^Set VT1 to/ })).toBeVisible();
  await time.press('Escape');
  await expect(time).toHaveText(dropped);

  // Breaths are left out with a brush, and taken in again.
  await page.getByLabel('Leave breaths out').check();
  await panel('rer-time').scrollIntoViewIfNeeded();
  const area = await panel('rer-time').boundingBox();
  if (area === null) throw new Error('the panel is not drawn');
  await page.mouse.move(area.x + area.width * 0.4, area.y + 2);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.45, area.y + area.height - 2, { steps: 3 });
  await page.mouse.up();
  const audit = page.getByTestId('audit').locator('tbody tr');
  await expect(audit).toHaveCount(2);
  await expect(page.getByTestId('audit')).toContainText('Breaths left out');

  // The same by keys alone, with a list of what is chosen by hand.
  const byTimes = page.getByTestId('breaths-by-hand');
  await byTimes.locator('summary').first().press('Enter');
  await byTimes.getByRole('textbox', { name: /^From/ }).fill('8:00');
  await page.keyboard.press('Tab');
  await page.keyboard.type('8:20');
  await expect(byTimes.getByText(/^\d+ breaths from 8:0\d to 8:\d\d$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(audit).toHaveCount(3);
  const chosen = byTimes.getByRole('group').getByRole('listitem');
  await expect(chosen).toHaveCount(2);
  await chosen
    .filter({ hasText: 'from 8:0' })
    .getByRole('button', { name: /^Take back/ })
    .press('Enter');
  await expect(audit).toHaveCount(4);
  await expect(chosen).toHaveCount(1);

  // Another published layout, with its own order.
  await page.getByLabel('Layout').selectOption('Wasserman, traditional');
  await expect(page.getByText('1 · VE', { exact: true })).toBeVisible();
});
