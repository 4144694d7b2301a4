import { followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';

test('what needs a human is gone through by keys, and a reload goes on where it was', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('sample-batch').click();
  await followToEnd(page, () => undefined);
  await page.getByRole('tab', { name: /Needs review/ }).click();
  await page.getByTestId('review').click();

  const progress = page.getByTestId('review-progress');
  const said = page.getByTestId('review-said');
  const shown = page.locator('main section').getByRole('heading', { level: 2 }).first();
  await expect(page.getByTestId('review-entry')).toHaveCount(2);
  await expect(progress).toHaveText('0 of 2 reviewed');
  await expect(page.getByTestId('review-entry').first(), 'most in need first').toContainText('No thresholds');
  await expect(shown).toHaveText('11-constant-load.csv');

  await page.keyboard.press('j');
  await expect(shown).toHaveText('12-vo2master.csv');
  await page.keyboard.press('k');
  await expect(shown).toHaveText('11-constant-load.csv');

  await page.keyboard.press('a');
  await page.getByLabel('Your initials').fill('MH');
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('Accepted. 1 of 2 reviewed. Next: 12-vo2master.csv');
  await expect(shown).toBeFocused();

  await page.keyboard.press('r');
  await page.getByTestId('sign-why').fill('another protocol');
  await page.keyboard.press('Enter');
  await expect(progress).toContainText('2 of 2 reviewed · 1 needs work');
  await page.keyboard.press('u');
  await expect(said).toHaveText('Taken back: 12-vo2master.csv. 1 of 2 reviewed');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.reload();
  await expect(progress).toHaveText('1 of 2 reviewed');
  await expect(shown).toHaveText('12-vo2master.csv');
  await expect(page.getByTestId('audit'), 'the list of changes stands with the test').toContainText(
    'another protocol',
  );
  await page.keyboard.press('g');
  await expect(page.getByTestId('review')).toHaveText('Review 1');
});
