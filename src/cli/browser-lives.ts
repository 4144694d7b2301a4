import type { BrowserContext, Page } from 'playwright';
import { browserDiedKey } from '#core/browser-died-key.ts';

/** A browser on a profile, from its start to its end. */
export type BrowserLife = {
  readonly page: Page;
  /** Resolves, with what happened, when the browser or its page is gone and nobody closed it. */
  readonly gone: Promise<string>;
  readonly close: () => Promise<void>;
};

/**
 * A file that takes the browser or its page down is set aside the second time (`engine/cut-off.ts`, [Note: Suspects]);
 * then others go on.
 */
const restartsInVain = 5;
/** A call to a page may fail a moment before it is known why. */
const knownWithinMs = 2_000;
/** A browser that is half gone may not answer when it is asked to close. */
const closesWithinMs = 10_000;

/** The browser went, and was started again as often as it helps. */
export class BrowserGone extends Error {}

/** Watches a browser that was just started. */
export async function watchBrowser(context: BrowserContext): Promise<BrowserLife> {
  const page = context.pages()[0] ?? (await context.newPage());
  let closed = false;
  const gone = new Promise<string>((resolve) => {
    page.once('crash', () => {
      resolve('the browser ended the page, most often because memory ran out or one file took it down');
    });
    context.once('close', () => {
      if (!closed) resolve('the browser ended without a word');
    });
  });
  return {
    page,
    gone,
    close: async () => {
      closed = true;
      await Promise.race([context.close().catch(() => undefined), sleep(closesWithinMs)]);
    },
  };
}

/**
 * Does a task in a browser. Where that goes in the middle of it, the task is done again in another one on the same
 * profile, which knows what was done and is told how the one before ended; not for ever, where `progress` does not grow
 * meanwhile.
 *
 * @throws what the task throws, and what became of the browser where it went once too often.
 */
export async function inBrowserLives<Value>(
  start: () => Promise<BrowserLife>,
  task: (page: Page) => Promise<Value>,
  progress: () => number,
  warn: (line: string) => void,
): Promise<Value> {
  let before = progress();
  let isAnother = false;
  for (let inVain = 0; ; inVain += 1) {
    const life = await start();
    if (isAnother) await sayBrowserDied(life.page);
    isAnother = true;
    let ended: { readonly value: Value } | { readonly why: string };
    try {
      ended = await Promise.race([
        task(life.page).then((value) => ({ value })),
        life.gone.then((why) => ({ why })),
      ]);
    } catch (thrown) {
      const why = await Promise.race([life.gone, sleep(knownWithinMs)]);
      if (why === undefined) throw thrown;
      ended = { why };
    } finally {
      await life.close();
    }
    if ('value' in ended) return ended.value;
    if (progress() > before) inVain = 0;
    before = progress();
    if (inVain === restartsInVain) throw new BrowserGone(ended.why);
    warn(`warning: ${ended.why}; it is started again, and goes on from what was done`);
  }
}

/** To every page, before it runs: it alone cannot tell a file that ends the browser from a machine switched off. */
async function sayBrowserDied(page: Page): Promise<void> {
  await page.addInitScript((key) => {
    localStorage.setItem(key, '1');
  }, browserDiedKey);
}

function sleep(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, undefined).unref();
  });
}
