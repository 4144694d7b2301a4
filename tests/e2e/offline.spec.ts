import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { followToEnd } from '#cli/drive-page.ts';
import { openProfile } from '#cli/launch-browser.ts';
import { projectRoot } from '#cli/project-root.ts';
import { givenBrowser } from '../support/given-browser.ts';
import { startPlainHost } from '../support/plain-host.ts';
import { newerBuild } from '../faults/newer-build.ts';
import { expect, listen, test } from './journey.ts';
import { plainFile } from './plain-files.ts';

const build = join(projectRoot, 'build');

/** The build as it is, below a path of a host that sends no headers, and a profile that keeps the app. */
const journey = test.extend<{
  host: Awaited<ReturnType<typeof startPlainHost>>;
  /** Starts the browser, or ends it and starts it anew. */
  start: () => Promise<{ readonly context: BrowserContext; readonly page: Page }>;
}>({
  // eslint-disable-next-line no-empty-pattern
  host: async ({}, use) => {
    const host = await startPlainHost(build, '/tools/benchside/');
    await use(host);
    await host.close().catch(() => undefined);
  },
  start: async ({ host, complaints }, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'benchside-offline-'));
    let context: BrowserContext | undefined;
    await use(async () => {
      await context?.close();
      context = await openProfile(givenBrowser().shell, profile, { serviceWorkers: 'allow' });
      listen(context, complaints, new URL(host.url).origin);
      return { context, page: context.pages()[0] ?? (await context.newPage()) };
    });
    await context?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },
});

async function untilStored(page: Page, url: string): Promise<void> {
  await page.goto(`${url}settings/`);
  await expect(page.locator('[data-testid="offline"][data-phase="stored"]')).toBeVisible({ timeout: 60_000 });
}

journey(
  'stored once, the app opens and analyses without its server, from a cold start, under any path',
  async ({ host, start }) => {
    const first = await start();
    await untilStored(first.page, host.url);
    const samples = first.page.locator('[data-part="samples"]');
    await samples.getByRole('button').click();
    await expect(samples).toContainText('Ready offline');
    // Nobody asked for it: what an analysis needs comes by itself.
    await expect(first.page.locator('[data-part="pictures"]')).toContainText('Ready offline');
    await expect(first.page.locator('[data-part="gpu"]').getByRole('button')).toBeVisible();
    await host.close();

    const { context, page } = await start();
    await page.goto(host.url);
    // The host said nothing of it: the service worker isolates the pages.
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await page.getByTestId('sample-batch').click();
    await page.getByTestId('progress').waitFor({ state: 'attached' });
    expect(await followToEnd(page, () => undefined)).toMatchObject({ done: 12, failed: 1 });

    const link = page.url().replace('/batch/?', '/batch?');
    const another = await context.newPage();
    await another.goto(link);
    await expect(another.getByTestId('row').first()).toBeVisible();
    expect(new URL(another.url()).pathname).toBe('/tools/benchside/batch/');

    await another.goto(host.url);
    await another.getByText('Knowledge test reports').click();
    await expect(another.getByTestId('ready-offline')).toContainText(/\d MB/);
    await another.getByTestId('sample-batch').click();
    await another.getByTestId('progress').waitFor({ state: 'attached' });
    expect(await followToEnd(another, () => undefined)).toMatchObject({ failed: 1 });
  },
);

journey(
  'without the part that reads its files an analysis is not ready, and its batch says what is missing',
  async ({ host, start }) => {
    const lacking = await mkdtemp(join(tmpdir(), 'benchside-lacking-'));
    await cp(build, lacking, { recursive: true });
    const assets = join(lacking, '_app/immutable/workers/assets');
    for (const name of await readdir(assets))
      if (/^(tesseract-core|eng\.traineddata)/.test(name)) await rm(join(assets, name));
    host.serve(lacking);

    const { page } = await start();
    await untilStored(page, host.url);
    await expect(page.locator('[data-part="pictures"]').getByRole('button')).toBeEnabled();
    await page.goto(host.url);
    await expect(page.getByTestId('ready-offline')).toBeVisible();
    await page.getByText('Knowledge test reports').click();
    await expect(page.getByTestId('not-ready-offline')).toContainText(
      /Not yet offline: PDFs and pictures, [\d.]+ MB/,
    );
    await expect(page.getByTestId('part-missing')).toContainText('not on this device yet');
    await page.getByTestId('sample-batch').click();
    await page.getByTestId('progress').waitFor({ state: 'attached' });
    await expect(page.getByTestId('part-missing')).toBeVisible();

    host.serve(build);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByTestId('part-missing')).toBeHidden();
    await rm(lacking, { recursive: true, force: true });
  },
);

/** What a power cut or a stranger makes of files of the program on this device: of its first ones, unless others are named. */
async function tamper(page: Page, which = 'entry/(start|app)\\.'): Promise<void> {
  const changed = await page.evaluate(async (pattern) => {
    const [name = ''] = (await caches.keys()).filter((each) => each.startsWith('benchside-app'));
    const cache = await caches.open(name);
    const found = (await cache.keys()).filter(({ url }) => new RegExp(pattern).test(url));
    for (const { url } of found)
      await cache.put(
        url,
        new Response('globalThis.tampered = true;', { headers: { 'Content-Type': 'text/javascript' } }),
      );
    return found.length;
  }, which);
  expect(changed).toBeGreaterThan(0);
}

journey(
  'a stored file that is not what the build made is given out to nobody, and fetched anew',
  async ({ host, start, complaints }) => {
    const wasRun = (page: Page) => page.evaluate(() => 'tampered' in globalThis);
    const first = await start();
    await untilStored(first.page, host.url);
    await tamper(first.page);
    const second = await start();
    await second.page.goto(host.url);
    await expect(second.page.getByText('None yet.')).toBeVisible();
    expect(await wasRun(second.page)).toBe(false);

    await tamper(second.page);
    await host.close();
    const third = await start();
    await third.page.goto(host.url);
    await expect(third.page.getByRole('heading', { level: 1 })).toBeVisible();
    await third.page.waitForTimeout(1_000);
    expect(await wasRun(third.page)).toBe(false);
    complaints.length = 0; // that it cannot be had is said here, and nowhere else
  },
);

journey(
  'without a network and with a torn guard, a page keeps its own and says what it cannot start',
  async ({ host, start, complaints }) => {
    const first = await start();
    await untilStored(first.page, host.url);
    await tamper(first.page, '/guard-[0-9a-f]+\\.js');
    await host.close();

    const { page } = await start();
    await page.goto(host.url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('None yet.')).toBeVisible();
    await expect(page.getByText(/the journal's worker stopped/)).toBeVisible();
    // What a page closes for itself needs no file.
    const found = await page.evaluate(() => [typeof RTCPeerConnection, 'tampered' in globalThis]);
    expect(found).toEqual(['undefined', false]);
    complaints.length = 0; // that the guard cannot be had is said here, and nowhere else
  },
);

journey(
  'an update is offered once no tab runs a batch, and used when a person says so',
  async ({ host, start }) => {
    const newer = await newerBuild(build, false);
    const { context, page } = await start();
    await untilStored(page, host.url);
    const working = await context.newPage();
    await working.goto(`${host.url}help/`);
    // What a tab holds while it runs a batch.
    await working.evaluate(() => {
      void navigator.locks.request('benchside-run:b', () => new Promise(() => undefined));
    });

    host.serve(newer);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const notice = page.getByTestId('update');
    await expect(notice).toContainText('it is used after the batch in another tab');
    await expect(notice.getByRole('button')).toHaveCount(0);
    await working.close();
    await expect(notice).toContainText('An update of Benchside is ready.');

    // The older build is gone from the host, and this tab still finds what it has not loaded yet.
    await page.getByRole('link', { name: 'Models' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Models' })).toBeVisible();
    await expect(page.locator('link[href*="_next"]')).toHaveCount(0);
    await notice.getByRole('button', { name: 'Reload' }).click();
    await expect(page.locator('link[href*="_next"]').first()).toBeAttached();
    await expect(page.getByRole('heading', { level: 1, name: 'Models' })).toBeVisible();
    await expect(notice).toBeHidden();
    await rm(newer, { recursive: true, force: true });
  },
);

test('files opened with the installed app become a batch', async ({ page }) => {
  // What the browser hands over then.
  await page.addInitScript((text) => {
    const file = { getFile: () => Promise.resolve(new File([text], 'ramp.csv')) };
    Object.defineProperty(globalThis, 'launchQueue', {
      value: {
        setConsumer: (take: (launch: object) => void) => {
          take({ files: [file] });
        },
      },
    });
  }, plainFile(1));
  await page.goto('/open/');
  await expect(page.getByTestId('row')).toContainText('ramp.csv');
  expect(new URL(page.url()).pathname).toBe('/batch/');
});
