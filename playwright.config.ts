import { defineConfig } from '@playwright/test';
import { givenBrowser } from './tests/support/given-browser.ts';

/** Journeys through the production build, in two browsers side by side: most of a journey is waiting. `npm run e2e` serves it and names the browser. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: { baseURL: givenBrowser().url },
});
