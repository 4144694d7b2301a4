import type { Page } from 'playwright';
import { listening, openedBatch } from '#cli/drive-page.ts';

/**
 * Drops a folder on the open home page, as a file manager would. The page goes to the batch and runs it. A folder that
 * is chosen in the input instead is listed by the browser in one task of the page.
 */
export async function dropFolder(page: Page, folder: string): Promise<void> {
  await listening(page);
  const zone = await page.getByTestId('folder-input').locator('..').boundingBox();
  if (zone === null) throw new Error('nothing to drop on');
  const [x, y] = [zone.x + zone.width / 2, zone.y + zone.height / 2];
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
  await openedBatch(page);
}
