import { expect, test } from './journey.ts';
import { plainFile } from './plain-files.ts';

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

test('the home page is there before its program, in the chosen theme, and what it is given then is not lost', async ({
  page,
}) => {
  await page.goto('/help/keys/');
  await page.evaluate(() => {
    localStorage.setItem('benchside.settings', '{"theme":"dark"}');
  });
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/entry\/start\..*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: 'Drop a folder of tests here' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeDisabled();
  await expect(page.getByRole('radio', { name: 'Knowledge test reports' })).toBeDisabled();
  const file = { name: 'early.csv', mimeType: 'text/csv', buffer: Buffer.from(plainFile(1)) };
  await page.getByTestId('drop-input').setInputFiles(file);
  letGo();
  await expect(page.getByTestId('row')).toContainText('early.csv');
});
