import type { Locator } from '@playwright/test';

/** Opens the page of a row's file by one press: nothing that a batch's end brings may move the table under it. */
export async function openRow(row: Locator): Promise<void> {
  await row.click();
  await row.page().waitForURL(/\/test\//);
}
