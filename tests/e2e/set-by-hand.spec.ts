import AxeBuilder from '@axe-core/playwright';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { plainFile, writeFolder } from './plain-files.ts';

test('a threshold is set by hand, signed, taken back, made again, and is there after a reload', async ({
  page,
}) => {
  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'a.csv': plainFile(1) }));
  await followToEnd(page, () => undefined);
  await page.getByTestId('row').filter({ hasText: 'a.csv' }).click();
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
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});
