import { expect, test } from './journey.ts';

test('a passphrase is asked for again after the minutes without anybody, in every tab, and not sooner', async ({
  page,
}) => {
  // The page's clock, so that minutes need not pass.
  await page.clock.install();
  await page.goto('/settings/');
  await page.getByRole('button', { name: 'Set a passphrase…' }).click();
  await page.getByLabel('New passphrase').fill('three words here');
  await page.getByLabel('The same again').fill('three words here');
  await page.getByRole('button', { name: 'Set the passphrase' }).click();
  await page.getByText('New batches are stored behind your passphrase.').waitFor();
  const minutes = page.getByLabel(/Lock after/);
  await minutes.fill('3');
  await minutes.press('Tab');
  await expect(minutes).toHaveValue('3');

  const asked = page.getByTestId('passphrase');
  await page.clock.runFor('02:50');
  await expect(asked).toHaveCount(0);
  await page.mouse.move(10, 10);
  await page.mouse.wheel(0, 10); // somebody is there
  await page.clock.runFor('02:50');
  await expect(asked).toHaveCount(0);
  await page.clock.runFor('00:20');
  await expect(asked).toBeVisible();

  await asked.fill('three words here');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('New batches are stored behind your passphrase.').waitFor();

  // The lid was closed for hours: the first key comes before any timer does, and opens nothing.
  await page.clock.setSystemTime(Date.now() + 24 * 3_600_000);
  await page.keyboard.press('Shift');
  await expect(asked).toBeVisible();
  await asked.fill('three words here');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('New batches are stored behind your passphrase.').waitFor();

  // Work in one tab keeps the others open; where nobody is, all lock.
  const other = await page.context().newPage();
  await other.goto('/settings/');
  await other.getByText('New batches are stored behind your passphrase.').waitFor();
  await page.clock.runFor('03:10');
  await expect(page.getByTestId('passphrase')).toBeVisible();
  await expect(other.getByTestId('passphrase')).toBeVisible();
});
