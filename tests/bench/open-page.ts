import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Browser } from '#cli/find-browser.ts';
import { openProfile } from '#cli/launch-browser.ts';
import { watchMainThread } from './main-thread.ts';

/** Where a run takes place: the production build, in a browser of its own. */
export type Place = { readonly browser: Browser; readonly url: string };

/** The home page on a fresh profile on disk; `profile` is its folder. */
export type OpenPage = { readonly page: Page; readonly profile: string; readonly url: string };

type Options = Parameters<typeof openProfile>[2];

/** Opens the home page on a fresh profile, and takes both away again once `use` is through. */
export function withPage<T>(
  place: Place,
  use: (open: OpenPage) => Promise<T>,
  options: Options = {},
): Promise<T> {
  return withProfile((profile) => visit(place, profile, use, options));
}

/**
 * The same in a browser that was started with the app on it, as from the day after a person's first visit on. At the
 * first one the browser stores 25 MB beside what is measured, loads the code of every page once a batch runs, and holds
 * what it checked of them in a process of its own, up to 70 MB, until it lets that one sleep; a browser that is driven
 * never does.
 */
export function withStoredPage<T>(place: Place, use: (open: OpenPage) => Promise<T>): Promise<T> {
  const options: Options = { serviceWorkers: 'allow' };
  return withProfile(async (profile) => {
    await visit(
      place,
      profile,
      ({ page }) => page.getByTestId('ready-offline').waitFor({ timeout: 120_000 }),
      options,
    );
    return visit(place, profile, use, options);
  });
}

async function withProfile<T>(use: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'benchside-bench-'));
  try {
    return await use(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** One start of the browser on a profile, with the home page open. */
async function visit<T>(
  { browser, url }: Place,
  profile: string,
  use: (open: OpenPage) => Promise<T>,
  options: Options,
): Promise<T> {
  const context = await openProfile(browser, profile, options);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await watchMainThread(page);
    await page.goto(`${url}/`);
    return await use({ page, profile, url });
  } finally {
    await context.close();
  }
}
