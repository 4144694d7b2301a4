import { followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';

test('the sample batch is a cohort whose dots open their test, with words that tell what was done', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByTestId('sample-batch').click();
  const { done, total } = await followToEnd(page, () => undefined);
  await page.getByTestId('open-cohort').click();
  await expect(page.getByTestId('cohort-standing')).toContainText(`${String(done)} tests in the figures`);
  const methods = page.getByTestId('methods-paragraph');
  await expect(methods).toContainText(`Of ${String(total)} files, ${String(done)} could be analysed`);

  await page.getByLabel('Only quality A or B').check();
  await expect(page.getByTestId('cohort-standing')).toContainText('of quality A or B');
  await expect(methods).toContainText('of quality A or B');
  await page.getByTestId('read-methods').click();
  await expect(page.locator('#agreement')).toContainText('each method minus ours');

  // The lowest dot of the first distribution; a person at the keyboard finds the same test in the list beneath.
  const plot = page.getByRole('img', { name: /^VO2peak, mL\/min/ });
  const list = page.locator('details').filter({ hasText: 'Tests by VO2peak' }).first();
  await list.locator('summary').click();
  const lowest = await list.getByRole('link').first().innerText();
  const dot = await plot
    .locator('.dots')
    .evaluate((path) => /M([\d.]+) ([\d.]+)/.exec(path.getAttribute('d') ?? ''));
  await plot.click({ position: { x: Number(dot?.[1]), y: Number(dot?.[2]) } });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lowest.split('/').at(-1) ?? lowest);
  await page.goBack();
  await expect(page.getByLabel('Only quality A or B')).toBeChecked();
});
