import { defineConfig } from '@playwright/test';
import { givenBrowser } from './tests/support/given-browser.ts';

const long = ['faults-short', 'shards', 'recorded-run', 'at-rest'].map((name) => `**/${name}.spec.ts`);

/** Journeys through the production build, in two browsers side by side: most of a journey is waiting. `npm run e2e` serves it and names the browser, or its headless shell. */
export default defineConfig({
  testDir: 'tests/e2e',
  // The longest first: at the end one of two browsers would stand idle beside them.
  projects: [
    { name: 'long', testMatch: long },
    { name: 'journeys', testMatch: '**/*.spec.ts', testIgnore: long },
  ],
  workers: 2,
  // For what hangs, not for what is slow: a machine under load takes four times as long.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: { baseURL: givenBrowser().url },
});
