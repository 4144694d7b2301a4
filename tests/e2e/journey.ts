import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { openProfile } from '#cli/launch-browser.ts';
import { givenBrowser } from '../support/given-browser.ts';

/** What went wrong in any page of the journey, in words; a journey that leaves something here has failed. */
type Complaints = string[];

/**
 * Every journey has a browser with a profile of its own on disk, as a person has: in Playwright's usual contexts the
 * stores live in memory. And every journey fails when a page logs an error, throws, breaks its content policy, or
 * asks anything of another host. What was downloaded of the app is shared by the journeys that follow each other: each
 * would begin by fetching and compiling the same 14 MB.
 */
export const test = base.extend<
  { context: BrowserContext; page: Page; complaints: Complaints; origin: string; wholeBrowser: boolean },
  { downloaded: string }
>({
  /** For what the headless shell does otherwise than the browser that a person has. */
  wholeBrowser: [false, { option: true }],
  downloaded: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'benchside-downloaded-'));
      await use(folder);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],
  // Playwright wants its fixtures named in braces, even where there are none.
  // eslint-disable-next-line no-empty-pattern
  origin: async ({}, use) => {
    await use(givenBrowser().url);
  },
  // eslint-disable-next-line no-empty-pattern
  complaints: async ({}, use) => {
    const complaints: Complaints = [];
    await use(complaints);
    expect(complaints, 'errors, policy violations and foreign requests').toEqual([]);
  },
  context: async ({ complaints, origin, downloaded, wholeBrowser }, use, testInfo) => {
    const { browser, shell } = givenBrowser();
    const profile = await mkdtemp(join(tmpdir(), 'benchside-journey-'));
    const { colorScheme, viewport } = testInfo.project.use;
    const context = await openProfile(wholeBrowser ? browser : shell, profile, {
      baseURL: origin,
      colorScheme: colorScheme ?? 'light',
      viewport: viewport ?? { width: 1280, height: 800 },
      acceptDownloads: true,
      args: [`--disk-cache-dir=${downloaded}`],
    });
    context.setDefaultTimeout(60_000);
    listen(context, complaints, origin);
    await use(context);
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },
  page: async ({ context }, use) => {
    await use(context.pages()[0] ?? (await context.newPage()));
  },
});

/** Writes down what goes wrong in a browser's pages. */
export function listen(context: BrowserContext, complaints: Complaints, origin: string): void {
  context.on('weberror', (error) => complaints.push(`thrown: ${error.error().message}`));
  context.on('console', (message) => {
    // The console carries policy violations too.
    if (message.type() === 'error') complaints.push(`logged: ${message.text()} ${message.location().url}`);
  });
  context.on('request', (request) => {
    const url = request.url();
    const isOwn = url.startsWith(`${origin}/`) || /^(data|blob|about):/.test(url);
    if (!isOwn) complaints.push(`asked another host: ${url}`);
  });
}

export { expect };
