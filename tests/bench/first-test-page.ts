import type { Page } from 'playwright';

/** From a click on a row of the batch to what the test's page shows. */
export type FirstTestPage = {
  /** The first click after the page was opened; its headline, and its first picture. */
  readonly firstHeadlineMs: number;
  readonly firstPictureMs: number;
  /** Of the clicks after it, median. */
  readonly nextPictureMs: number;
};

/** Opens the page of the batch on show anew and clicks row after row, with a look of a second at each. */
export async function measureFirstTestPage(page: Page, clicks = 9): Promise<FirstTestPage> {
  const address = page.url();
  await page.goto(address);
  const times: (readonly [number, number])[] = [];
  for (let click = 0; click < clicks; click += 1) {
    await page.getByTestId('row').nth(click).waitFor({ timeout: 60_000 });
    // As long as a person looks before clicking; what the page prepares at rest is prepared by then.
    await page.waitForTimeout(1000);
    const seen = page.evaluate(watchClick);
    await page.getByTestId('row').nth(click).getByRole('link').first().click();
    times.push(await seen);
    await page.waitForTimeout(1000);
    await page.goBack();
  }
  const [first = [NaN, NaN], ...later] = times;
  const pictures = later.map(([, pictureMs]) => pictureMs).sort((a, b) => a - b);
  return {
    firstHeadlineMs: first[0],
    firstPictureMs: first[1],
    nextPictureMs: pictures[Math.floor(pictures.length / 2)] ?? NaN,
  };
}

/**
 * In the page: from the next click on, waits frame by frame for the headline and for the first panel. A click made by a
 * script would not do: the router leaves those to the browser, which loads the whole app anew.
 */
async function watchClick(): Promise<readonly [number, number]> {
  const clickedMs = await new Promise<number>((resolve) => {
    const told = { capture: true, once: true };
    document.addEventListener('click', ({ timeStamp }) => void resolve(timeStamp), told);
  });
  let headlineMs = NaN;
  while (performance.now() - clickedMs < 10_000) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (Number.isNaN(headlineMs) && document.querySelector('main dl') !== null)
      headlineMs = performance.now() - clickedMs;
    if (document.querySelector('[data-testid="panels"] canvas') !== null)
      return [headlineMs, performance.now() - clickedMs];
  }
  return [headlineMs, NaN];
}
