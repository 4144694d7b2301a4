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

/** Opens the home page on a fresh profile, and takes both away again once `use` is through. */
export async function withPage<T>(
  { browser, url }: Place,
  use: (open: OpenPage) => Promise<T>,
  options: Parameters<typeof openProfile>[2] = {},
): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'benchside-bench-'));
  const context = await openProfile(browser, profile, options);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await watchMainThread(page);
    await page.goto(`${url}/`);
    return await use({ page, profile, url });
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * The same in a browser that has the app on it, as from a person's second visit on: at the first one the browser stores
 * 25 MB beside what is measured, and the code of every page is loaded once a batch runs.
 */
export function withStoredPage<T>(place: Place, use: (open: OpenPage) => Promise<T>): Promise<T> {
  const onceStored = async (open: OpenPage): Promise<T> => {
    await open.page.getByTestId('ready-offline').waitFor({ timeout: 120_000 });
    await open.page.goto(`${place.url}/`);
    return use(open);
  };
  return withPage(place, onceStored, { serviceWorkers: 'allow' });
}
