/**
 * How long a threshold that is dragged takes from the pointer's move to the frame that shows it, over all panels of the
 * sample batch's first test: `tsx tests/support/with-browser.ts tsx tests/bench/drag-latency.ts`.
 */
import { followToEnd } from '#cli/drive-page.ts';
import { quantile } from '#core/statistics.ts';
import { givenBrowser } from '../support/given-browser.ts';
import { withPage } from './open-page.ts';

const { browser, url } = givenBrowser();

await withPage({ browser, url }, async ({ page }) => {
  await page.getByTestId('sample-batch').click();
  await page.getByTestId('progress').waitFor({ state: 'attached' });
  await followToEnd(page, () => undefined);
  await page.getByTestId('row').filter({ hasText: '01-cosmed-ramp' }).click();
  const panel = page.locator('[data-panel="rer-time"]');
  await panel.scrollIntoViewIfNeeded();
  const mark = await panel.locator('[data-mark="vt1"] .grab').boundingBox();
  if (mark === null) throw new Error('VT1 cannot be moved');
  await page.evaluate(() => {
    const found: { scriptMs: number; frameMs: number }[] = [];
    Object.assign(globalThis, { found });
    // Chromium hands moves of a pointer out once a frame, just before it is drawn.
    addEventListener(
      'pointermove',
      () => {
        const startMs = performance.now();
        let scriptMs = 0;
        const afterTask = new MessageChannel();
        afterTask.port1.onmessage = () => (scriptMs = performance.now() - startMs);
        afterTask.port2.postMessage(undefined);
        requestAnimationFrame(() => {
          const afterFrame = new MessageChannel();
          afterFrame.port1.onmessage = () => found.push({ scriptMs, frameMs: performance.now() - startMs });
          afterFrame.port2.postMessage(undefined);
        });
      },
      true,
    );
  });
  const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < 200; step += 1) await page.mouse.move(x + 30 * Math.sin(step / 15), y);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const found = await page.evaluate(
    () => (globalThis as unknown as { found: { scriptMs: number; frameMs: number }[] }).found,
  );
  for (const name of ['scriptMs', 'frameMs'] as const) {
    const values = found.map((one) => one[name]);
    const at = (share: number) => (quantile(values, share) ?? 0).toFixed(1);
    console.log(
      `${name}: median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)} (${String(values.length)} moves)`,
    );
  }
});
