import { followToEnd } from '#cli/drive-page.ts';
import { dropFolder } from '../support/drop-folder.ts';
import { expect, test } from './journey.ts';
import { plainFile, writeFolder } from './plain-files.ts';

test('a folder that is dropped is a batch of every file in it, whatever the browser thinks of their names', async ({
  page,
}) => {
  const folder = await writeFolder({
    'a.csv': plainFile(1),
    'inner/b.csv': plainFile(2),
    // A name that Chromium leaves out where it is asked for a folder's handle.
    'inner/c.url': plainFile(3),
    '.hidden.csv': plainFile(4),
  });
  await page.goto('/');
  await dropFolder(page, folder);
  await followToEnd(page, () => undefined);
  await expect(page.getByTestId('row')).toHaveText([/a\.csv.*Done/, /b\.csv.*Done/, /c\.url.*Done/]);
});
