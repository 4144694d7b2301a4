import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import type { Browser } from '#cli/find-browser.ts';
import { listen, listenForLosses, type Acknowledged } from './batch-in-page.ts';
import { startKillable, type KillableBrowser } from './killable-browser.ts';

/** A profile and what was acknowledged in it, over any number of lives of its browser. */
export type Sitting = {
  readonly profile: string;
  readonly acknowledged: Acknowledged;
  /** What the browser said when it deleted a database. */
  readonly lossesSaid: string[];
  /** The page in use. */
  readonly page: () => Page;
  readonly browser: () => KillableBrowser;
  /** Another page of the same browser, in use from now on. */
  readonly nextPage: () => Promise<Page>;
  /** Puts a page in use that is there. */
  readonly use: (page: Page) => void;
  /** Another page, in place of the one in use. */
  readonly freshPage: () => Promise<Page>;
  /** SIGKILL to the browser. */
  readonly kill: () => Promise<void>;
  /** Ends the browser as its user does. */
  readonly quit: () => Promise<void>;
  /** The next life, in which the pages' clock is off by so much. */
  readonly start: (clockShiftMs?: number) => Promise<void>;
  /** Ends it, and deletes the profile. */
  readonly remove: () => Promise<void>;
};

/** A browser on a profile of its own, or on one that is there. */
export async function openSitting(world: { readonly browser: Browser }, given?: string): Promise<Sitting> {
  const profile = given ?? (await mkdtemp(join(tmpdir(), 'benchside-faults-')));
  const acknowledged: Acknowledged = new Map();
  const lossesSaid: string[] = [];
  let browser: KillableBrowser | undefined;
  let page: Page | undefined;

  const started = (): KillableBrowser => {
    if (browser === undefined) throw new Error('the browser was ended');
    return browser;
  };
  const sitting: Sitting = {
    profile,
    acknowledged,
    lossesSaid,
    page: () => {
      if (page === undefined) throw new Error('the browser was ended');
      return page;
    },
    browser: started,
    nextPage: async () => (page = await started().page.context().newPage()),
    use: (other) => {
      page = other;
    },
    freshPage: async () => {
      const old = page;
      await sitting.nextPage();
      await old?.close();
      return sitting.page();
    },
    kill: async () => {
      await browser?.kill();
      browser = page = undefined;
    },
    quit: async () => {
      await browser?.quit();
      browser = page = undefined;
    },
    start: async (clockShiftMs = 0) => {
      browser = await startKillable(world.browser, profile);
      const context = browser.page.context();
      await listen(context, acknowledged);
      await listenForLosses(context, lossesSaid);
      await keepSalt(context);
      if (clockShiftMs !== 0) await shiftClock(context, clockShiftMs);
      page = browser.page;
    },
    remove: async () => {
      await sitting.kill();
      if (given === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await sitting.start();
  return sitting;
}

/** Sets the clock of every page that is opened from now on. Workers keep the system's: nothing of theirs tells the time. */
async function shiftClock(context: BrowserContext, byMs: number): Promise<void> {
  await context.addInitScript((shiftMs) => {
    const trueNow = Date.now.bind(Date);
    globalThis.Date = new Proxy(Date, {
      construct: (target, given: []) =>
        given.length === 0 ? new target(trueNow() + shiftMs) : new target(...given),
    });
    Date.now = () => trueNow() + shiftMs;
  }, byMs);
}

/** One salt for all batches: it is part of what a ledger says of how its rows were made. */
async function keepSalt(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    localStorage.setItem('benchside.settings', JSON.stringify({ subjectSalt: 'of the faults' }));
  });
}
