import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProfile } from '#cli/launch-browser.ts';
import { givenBrowser } from '../support/given-browser.ts';
import { listen, test as journey } from './journey.ts';

/** Journeys in a browser that stores the app as it does for a person: with its service worker. */
export const test = journey.extend({
  context: async ({ complaints, origin, downloaded }, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'benchside-stored-'));
    const context = await openProfile(givenBrowser().shell, profile, {
      baseURL: origin,
      serviceWorkers: 'allow',
      viewport: { width: 1280, height: 800 },
      args: [`--disk-cache-dir=${downloaded}`],
    });
    listen(context, complaints, origin);
    await use(context);
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },
});
