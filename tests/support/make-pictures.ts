/**
 * `npx tsx tests/support/with-browser.ts tsx tests/support/make-pictures.ts`: the pictures of the help and the README,
 * taken of the production build with its own sample batch, in the light theme.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright';
import { followToEnd } from '#cli/drive-page.ts';
import { openProfile } from '#cli/launch-browser.ts';
import { projectRoot } from '#cli/project-root.ts';
import { givenBrowser } from './given-browser.ts';

const folder = join(projectRoot, 'src/routes/help/pictures');

/** Of WebP: at 80, letters of 12 px are as clear as in the PNG. */
const quality = 80;

const window = { width: 1280, height: 860 };

/** What the browser draws, from the top down to `height`, as WebP. */
async function take(page: Page, name: string, height: number = window.height): Promise<void> {
  // Nothing lies under the mouse.
  await page.mouse.move(0, 0);
  const clip = { x: 0, y: 0, width: window.width, height };
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide', clip });
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const webp = await canvas.encode('webp', quality);
  await writeFile(join(folder, `${name}.webp`), webp);
  console.log(`${name}: ${image.width} × ${image.height}, ${(webp.byteLength / 1000).toFixed(0)} kB`);
}

const { browser, url } = givenBrowser();
const profile = await mkdtemp(join(tmpdir(), 'benchside-pictures-'));
const context = await openProfile(browser, profile, {
  baseURL: url,
  colorScheme: 'light',
  viewport: window,
});
try {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto('/');
  await page.getByText('None yet.').waitFor();
  await take(page, 'home', 640);

  await page.getByTestId('sample-batch').click();
  await page.getByTestId('progress').waitFor({ state: 'attached' });
  await followToEnd(page, () => undefined);
  await take(page, 'batch');

  await page.getByTestId('row').filter({ hasText: '01-cosmed-ramp' }).click();
  await page.getByTestId('domains').waitFor();
  // The curves, drawn once they are in sight.
  await page.getByRole('heading', { name: 'What was measured' }).evaluate((heading) => {
    heading.scrollIntoView({ block: 'start' });
    scrollBy(0, -16);
  });
  await page.waitForTimeout(1000);
  await take(page, 'curves');

  await page.goBack();
  await page.getByRole('tab', { name: /Failed/ }).click();
  await page.getByTestId('row').first().click();
  await page.getByTestId('fault').waitFor();
  await take(page, 'failed', 480);
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
