import { expect, test } from './journey.ts';

test('the home page opens without an error, isolated from every other site', async ({ page }) => {
  const response = await page.goto('/');
  expect(response?.headers()['cross-origin-opener-policy']).toBe('same-origin');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('what one tab chooses holds in the other, and is not undone by it', async ({ page, context }) => {
  await page.goto('/settings/');
  const other = await context.newPage();
  await other.goto('/settings/');
  await page.getByLabel('Dark').check();
  await expect(other.getByLabel('Dark')).toBeChecked();
  await other.getByLabel('Moving breaths').check();
  await page.reload();
  await expect(page.getByLabel('Dark')).toBeChecked();
  await expect(page.getByLabel('Moving breaths')).toBeChecked();
});
