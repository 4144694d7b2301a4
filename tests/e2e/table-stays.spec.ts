import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

/** Where the first row and the table stand on the page, at one instant of a run. */
type Place = {
  readonly state: string;
  readonly ended: number;
  readonly rowPx: number;
  readonly tablePx: number;
};

type Scrolled = { readonly scrolledPx: number; readonly seen: readonly boolean[] };

/** Writes down every place that the first row has while the page is open. In words, for it is put into the page. */
const watching = `(() => {
  const places = (window.placesOfTable = []);
  const look = () => {
    requestAnimationFrame(look);
    const row = document.querySelector('[data-testid="row"]');
    const progress = document.querySelector('[data-testid="progress"]');
    if (row === null || progress === null) return;
    const table = row.closest('.card');
    const { state, done, failed } = progress.dataset;
    places.push({
      state,
      ended: Number(done) + Number(failed),
      rowPx: row.getBoundingClientRect().top + scrollY,
      tablePx: table.getBoundingClientRect().top + scrollY,
    });
  };
  look();
})()`;

async function runSamples(page: Page, kind: string): Promise<readonly Place[]> {
  await page.addInitScript({ content: watching });
  await page.goto('/');
  await page.getByText('Looking for earlier batches…').waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: kind }).check();
  await page.getByTestId('sample-batch').click();
  // The run's end has come when all that follows on it is there.
  await expect(page.getByTestId('progress')).toHaveAttribute('data-state', 'idle', { timeout: 120_000 });
  await expect(page.getByText('Finished.')).toBeVisible();
  await expect(page.getByTestId('confirm-partial')).toBeVisible();
  await expect(page.getByTestId('review')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retry failed' })).toBeVisible();
  return page.evaluate(() => (window as unknown as { placesOfTable: Place[] }).placesOfTable);
}

/** From the first result on: what comes then comes under somebody's pointer. */
function movesIn(places: readonly Place[]): readonly string[] {
  const during = places.filter(({ ended }) => ended > 0);
  return during.flatMap(({ state, ended, rowPx, tablePx }, at) => {
    const before = during[at - 1];
    return before === undefined || (before.rowPx === rowPx && before.tablePx === tablePx)
      ? []
      : [`${state}, ${ended} ended: row ${before.rowPx} → ${rowPx}, table ${before.tablePx} → ${tablePx}`];
  });
}

/** Whether a row is what a pointer presses in the frames after the table was scrolled: half of a press was lost there. */
const pressedWhileScrolling = `(async () => {
  const row = document.querySelector('[data-testid="row"]');
  const scroller = row.closest('[role="grid"]');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const seen = [];
  scroller.scrollIntoView({ block: 'center' });
  for (let step = 0; step < 6; step++) {
    scroller.scrollTop += 2;
    await frame();
    await frame();
    const { left, top, height } = scroller.getBoundingClientRect();
    const pressed = document.elementFromPoint(left + 20, top + height / 2);
    seen.push(Boolean(pressed?.closest('[data-testid="row"]')));
  }
  return { scrolledPx: scroller.scrollTop, seen };
})()`;

/** Widths at which something did move. */
const runs = [
  ['Knowledge test reports', [800, 360]],
  ['Exercise tests', [1280, 360]],
] as const;

for (const [kind, widths] of runs)
  for (const width of widths)
    test(`no row moves when a run ends: ${kind}, ${String(width)} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const places = await runSamples(page, kind);
      expect(places.some(({ state, ended }) => state === 'running' && ended > 0)).toBe(true);
      expect(places.at(-1)?.state).toBe('idle');
      expect(movesIn(places)).toEqual([]);
      await page.setViewportSize({ width, height: 500 }); // low enough that the table scrolls
      const { scrolledPx, seen } = await (page.evaluate(pressedWhileScrolling) as Promise<Scrolled>);
      expect(scrolledPx).toBeGreaterThan(0);
      expect(seen).toEqual(seen.map(() => true));
    });
