import type { Page } from 'playwright';

/** How fast a person goes through the results that need one. */
export type ReviewQueue = {
  readonly queue: number;
  /** From asking for the page to the first result on it. */
  readonly openMs: number;
  /** From the key to the next result's headline on the page. */
  readonly next: { readonly medianMs: number; readonly worstMs: number };
  /** From the key to its first picture. */
  readonly nextPictureMedianMs: number;
};

/** Opens the queue of the batch on show, and goes on by J with a look of half a second at each result. */
export async function measureReviewQueue(page: Page, steps = 40): Promise<ReviewQueue> {
  const batch = new URL(page.url()).searchParams.get('id') ?? '';
  const startMs = performance.now();
  await page.goto(new URL(`/review/?batch=${batch}`, page.url()).href);
  await page.getByTestId('review-entry').first().waitFor({ timeout: 60_000 });
  await page.locator('main section dl').first().waitFor();
  const openMs = performance.now() - startMs;
  await page.waitForTimeout(2000);
  const words = await page.getByTestId('review-progress').innerText();
  const queue = Number(/of ([\d\s]+) reviewed/.exec(words)?.[1]?.replace(/\D/g, ''));
  const times = await page.evaluate(goOn, Math.min(steps, queue - 1));
  const headlines = times.map(([headlineMs]) => headlineMs).sort((a, b) => a - b);
  const pictures = times.map(([, pictureMs]) => pictureMs).sort((a, b) => a - b);
  const middle = Math.floor(times.length / 2);
  return {
    queue,
    openMs,
    next: { medianMs: headlines[middle] ?? 0, worstMs: headlines.at(-1) ?? 0 },
    nextPictureMedianMs: pictures[middle] ?? 0,
  };
}

/** In the page: presses J, and waits for the next heading with its headline, then for a picture. */
async function goOn(steps: number): Promise<readonly (readonly [number, number])[]> {
  const times: [number, number][] = [];
  // No function here has a name: the compiler would wrap it in one of its own, which the page does not know.
  for (let step = 0; step < steps; step += 1) {
    const before = document.querySelector('main section h2')?.textContent;
    const pressedMs = performance.now();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
    let headlineMs = 0;
    let pictureMs = 0;
    while (pictureMs === 0 && performance.now() - pressedMs < 5000) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const pane = document.querySelector('main section');
      const moved = pane?.querySelector('h2')?.textContent !== before;
      if (!moved || pane?.querySelector('dl') === null) continue;
      if (headlineMs === 0) headlineMs = performance.now() - pressedMs;
      if (pane?.querySelector('canvas, [data-testid="domains"]') !== null)
        pictureMs = performance.now() - pressedMs;
    }
    times.push([headlineMs, pictureMs]);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return times;
}
