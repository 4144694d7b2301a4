import { expect, type Locator } from '@playwright/test';

const pageOfFile = /\/test\//;

/**
 * Opens the page of a row's file as a person does, who presses again where the first press hit nothing: a batch that
 * comes to its end may put a notice above the table between the button's way down and its way up.
 */
export async function openRow(row: Locator): Promise<void> {
  const page = row.page();
  await expect(async () => {
    if (!pageOfFile.test(page.url())) await row.click({ timeout: 5_000 });
    await page.waitForURL(pageOfFile, { timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
}
