import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { simulateTest } from '#analyses/cpet/simulate/plain-test.ts';
import { writeGenericCsv } from '#analyses/cpet/simulate/writers/small-formats.ts';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import type { Box } from '../golden/compare-pictures.ts';
import { differencesFrom, readPng } from '../golden/golden-picture.ts';
import { makeFile } from '../support/write-workbook.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { writeFolder } from './plain-files.ts';

/**
 * Each panel may differ in so many of its pixels. Letters are the same everywhere (`withOwnLetters`), but systems smooth
 * them in their own ways; a curve, an axis or a mark that is lost is at least three times as many (tests/golden/README.md).
 */
const largestShare = 0.0005;

/** Drawn with two pixels for one of the picture, as no system then moves letters to whole ones; room for all panels. */
async function withFinePixels(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  const size = { width: 1280, height: 1600, deviceScaleFactor: 2, mobile: false };
  await tools.send('Emulation.setDeviceMetricsOverride', size);
}

/** Letters that come with the project, instead of those of this system: in pages and in canvases. */
async function withOwnLetters(page: Page): Promise<void> {
  const require = createRequire(import.meta.url);
  const fonts = ['', '-Bold'].map((name) =>
    readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/DejaVuSans${name}.ttf`)).toString('base64'),
  );
  await page.addInitScript(([plain = '', bold = '']) => {
    const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    document.fonts.add(new FontFace('Golden', bytes(plain), { weight: '400' }));
    document.fonts.add(new FontFace('Golden', bytes(bold), { weight: '600' }));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':root { --font: Golden !important; }');
    document.adoptedStyleSheets = [sheet];
  }, fonts);
}

// The shell smooths letters in another way.
test.use({ wholeBrowser: true });

test('the nine panels look as they did, light and dark', async ({ page }) => {
  await withOwnLetters(page);
  await withFinePixels(page);
  await page.goto('/');
  const { fileName, bytes } = makeFile(writeGenericCsv(simulateTest(3), { delimiter: ';' }));
  await chooseFolder(page, await writeFolder({ [fileName]: Buffer.from(bytes).toString('utf8') }));
  await followToEnd(page, () => undefined);
  await openRow(page.getByTestId('row'));
  const panels = page.getByTestId('panels').getByRole('group', { name: /^Panels:/ });
  const plots = panels.locator('[data-panel]');
  await expect(plots).toHaveCount(10);
  const differences: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(plots).toHaveCount(10);
    await page.mouse.move(0, 0);
    const whole = await panels.boundingBox();
    const boxes = await panels.getByRole('figure').evaluateAll((figures) =>
      figures.map((figure) => {
        const { left, top, width, height } = figure.getBoundingClientRect();
        return { name: figure.querySelector('strong')?.textContent ?? '', left, top, width, height };
      }),
    );
    const seen = await readPng(await panels.screenshot({ animations: 'disabled' }));
    const origin = { x: whole?.x ?? 0, y: whole?.y ?? 0 };
    const parts = Object.fromEntries(
      boxes.map(({ name, left, top, width, height }): [string, Box] => [
        name,
        {
          left: Math.round(left - origin.x),
          top: Math.round(top - origin.y),
          widthPx: Math.floor(width),
          heightPx: Math.floor(height),
        },
      ]),
    );
    expect(Object.keys(parts)).toHaveLength(10);
    differences.push(...(await differencesFrom(`panels-${colorScheme}`, seen, { parts, largestShare })));
  }
  expect(differences).toEqual([]);
});
