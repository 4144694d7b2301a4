import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { brokenFile, plainFile, writeFolder } from './plain-files.ts';

/** Serious and critical violations, each with the elements it is about. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page can be used by everyone, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const found: string[] = [];
    for (const path of ['/', '/help/columns/', '/help/methods/', '/privacy/', '/settings/']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      found.push(...(await violations(page)));
    }
    await page.goto('/');
    await chooseFolder(page, await writeFolder({ 'a.csv': plainFile(1), 'b.csv': brokenFile }));
    await followToEnd(page, () => undefined);
    found.push(...(await violations(page)));
    await page.getByTestId('row').first().click();
    await expect(page.getByRole('heading', { name: /a\.csv/ })).toBeVisible();
    found.push(...(await violations(page)));
    expect(found).toEqual([]);
  });
}
