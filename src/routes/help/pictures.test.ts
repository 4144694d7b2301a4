import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = 'src/routes/help/pictures';
const pictures = readdirSync(folder);

it('the pictures of the help are small, and each is shown', () => {
  const bytes = pictures.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  expect(bytes).toBeLessThan(300_000);
  const page = readFileSync('src/routes/help/+page.svelte', 'utf8');
  expect(pictures.filter((name) => !page.includes(`./pictures/${name}`))).toEqual([]);
});
