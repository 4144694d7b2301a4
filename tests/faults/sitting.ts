import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
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
  /** SIGKILL to the browser. */
  readonly kill: () => Promise<void>;
  /** Ends the browser as its user does. */
  readonly quit: () => Promise<void>;
  /** The next life; `prepare` is run in every page before the app. */
  readonly start: (prepare?: () => void) => Promise<void>;
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
    kill: async () => {
      await browser?.kill();
      browser = page = undefined;
    },
    quit: async () => {
      await browser?.quit();
      browser = page = undefined;
    },
    start: async (prepare) => {
      browser = await startKillable(world.browser, profile);
      const context = browser.page.context();
      await listen(context, acknowledged);
      await listenForLosses(context, lossesSaid);
      if (prepare !== undefined) await context.addInitScript(prepare);
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
