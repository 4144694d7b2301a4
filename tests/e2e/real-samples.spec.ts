import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { hasShared, sharedPath } from '../support/shared-samples.ts';
import { exportTable } from './exported-table.ts';
import { expect, test } from './journey.ts';

test('every real file gives a row with its device, or a named refusal', async ({ page }) => {
  test.skip(!hasShared, 'the real samples are not on this machine');
  await page.goto('/');
  await chooseFolder(page, sharedPath('cpet/samples'));
  const { done, failed, total } = await followToEnd(page, () => undefined);
  expect(done + failed).toBe(total);
  const { rows } = await exportTable(page);
  for (const row of rows) {
    if (row['status'] === 'FAILED') expect(row['fault_code'], row['file']).toMatch(/^[a-z0-9-]+$/);
    else expect(row['device'], row['file']).not.toBe('');
  }
});
