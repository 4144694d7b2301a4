import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, expect, type BrowserContext, type Worker } from '@playwright/test';
import sirv from 'sirv';
import { openProfile } from '#cli/launch-browser.ts';
import { projectRoot } from '#cli/project-root.ts';
import { givenBrowser } from '../support/given-browser.ts';
import { hostRules, openForeignHost, type ForeignHost } from './exits/foreign-host.ts';
import type { Way } from './exits/way.ts';
import { waysByLeaving } from './exits/ways-by-leaving.ts';
import { waysOfBoth } from './exits/ways-of-both.ts';
import { waysByLoading } from './exits/ways-of-page.ts';

/**
 * Every way out of a page and of a worker that we know of is tried, towards a host that is another loopback address:
 * first on a page without a policy, where each must arrive (else this test would prove nothing), then in the app from a
 * host that sends no headers at all, where none may, but for those that the Privacy page names.
 */
const ofPage: readonly Way[] = [...waysOfBoth, ...waysByLoading, ...waysByLeaving];
const ofWorker: readonly Way[] = waysOfBoth;

/** Beginning an attempt takes no time; one that does not answer is left behind. */
const answersWithinMs = 3_000;

/** What is on its way when the last attempt is made. */
const arrivesWithinMs = 2_000;

/** A script that lies on the host of the app, or of the bare page, and says what it was told to whom it was told. */
const ownWorker = "fetch('http://' + location.search.slice(1) + '/', { mode: 'no-cors' });";

type Hosts = { readonly app: string; readonly bare: string; readonly close: () => void };

/** The build, and an empty page without a policy, both without a single header of protection. */
async function serveBoth(): Promise<Hosts> {
  const files = sirv(join(projectRoot, 'build'), { etag: true });
  const isOwnWorker = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.url?.startsWith('/own-worker.js') !== true) return false;
    response.setHeader('Content-Type', 'text/javascript');
    response.end(ownWorker);
    return true;
  };
  const app = createServer((request, response) => {
    if (isOwnWorker(request, response)) return;
    files(request, response, () => {
      response.writeHead(404).end();
    });
  });
  const bare = createServer((request, response) => {
    if (isOwnWorker(request, response)) return;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>bare</title><body></body>');
  });
  for (const server of [app, bare])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const urlOf = (server: typeof app) => `http://localhost:${String((server.address() as AddressInfo).port)}/`;
  return {
    app: urlOf(app),
    bare: urlOf(bare),
    close: () => {
      for (const server of [app, bare]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** A page or a worker: text is run in both alike. */
type Place = { readonly evaluate: (text: string) => Promise<unknown> };

/** Tries every way; what it throws is how a way looks that is closed. */
async function tryAll(place: Place, ways: readonly Way[], foreign: ForeignHost): Promise<void> {
  for (const { name, run, given = '' } of ways) {
    const call = `(${run.toString()})(${JSON.stringify(foreign.of(name))}, ${JSON.stringify(given)})`;
    // Not waited for: some never end, and others end with the page, whose answer then may never come.
    const asked = place.evaluate(`(async () => { await ${call} })().catch(() => undefined), 0`);
    await Promise.race([
      asked.catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, answersWithinMs)),
    ]);
  }
}

/**
 * Has `attempt` try these ways towards a host of its own, and gives those that arrived. The host joins `opened`, and
 * stays: some ways without a policy try again and again, and its ports must not become those of a way with one.
 */
async function reached(
  ways: readonly Way[],
  opened: ForeignHost[],
  attempt: (foreign: ForeignHost) => Promise<void>,
): Promise<readonly string[]> {
  const foreign = await openForeignHost(ways.map(({ name }) => name));
  opened.push(foreign);
  await attempt(foreign);
  for (const untilMs = Date.now() + arrivesWithinMs; Date.now() < untilMs;) {
    if (foreign.reached().length === ways.length) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return foreign.reached();
}

/** Without a policy: ways that take the page with them get a page of their own. */
async function tryUnguarded(context: BrowserContext, bare: string, foreign: ForeignHost): Promise<void> {
  const tryIn = async (ways: readonly Way[]): Promise<void> => {
    const page = await context.newPage();
    await page.goto(bare);
    await tryAll(page, ways, foreign);
  };
  const staying = [...waysOfBoth, ...waysByLoading];
  await Promise.all([staying, ...waysByLeaving.map((way) => [way])].map(tryIn));
}

/** A worker started as an app would that has no policy. */
async function unguardedWorker(context: BrowserContext, bare: string): Promise<Worker> {
  const page = await context.newPage();
  await page.goto(bare);
  const started = page.waitForEvent('worker');
  await page.evaluate(() => {
    const blob = new Blob(['addEventListener("message", () => 0)'], { type: 'text/javascript' });
    new Worker(URL.createObjectURL(blob), { type: 'module' });
  });
  return started;
}

function namesOf(ways: readonly Way[]): readonly string[] {
  return ways.map(({ name }) => name).sort();
}

test('no way out of a page or a worker reaches another host, but those that the Privacy page names', async () => {
  expect(ofPage.length).toBeGreaterThanOrEqual(40);
  const hosts = await serveBoth();
  const opened: ForeignHost[] = [];
  const profile = await mkdtemp(join(tmpdir(), 'benchside-exits-'));
  const context = await openProfile(givenBrowser().browser, profile, {
    args: [hostRules, '--allow-loopback-in-peer-connection'],
    serviceWorkers: 'block', // its own headers would add to what is measured here: the least there is
  });
  try {
    const bareWorker = await unguardedWorker(context, hosts.bare);
    const [fromBarePage, fromBareWorker] = await Promise.all([
      reached(ofPage, opened, (foreign) => tryUnguarded(context, hosts.bare, foreign)),
      reached(ofWorker, opened, (foreign) => tryAll(bareWorker, ofWorker, foreign)),
    ]);
    expect(fromBarePage, 'from a page without a policy').toEqual(namesOf(ofPage));
    expect(fromBareWorker, 'from a worker without a policy').toEqual(namesOf(ofWorker));

    const page = await context.newPage();
    const started = page.waitForEvent('worker');
    await page.goto(hosts.app);
    // The page is there before its program is; this the program takes away, once the journal's worker has answered.
    await page.getByText('Looking for earlier batches…').waitFor({ state: 'detached' });
    const worker = await started; // the journal's: a worker of the app as they all are
    const [fromPage, fromWorker] = await Promise.all([
      reached(ofPage, opened, (foreign) => tryAll(page, ofPage, foreign)),
      reached(ofWorker, opened, (foreign) => tryAll(worker, ofWorker, foreign)),
    ]);
    expect(fromWorker, 'from a worker of the app').toEqual([]);
    const open = ofPage.filter((way) => way.open === true);
    expect(fromPage, 'from the app').toEqual(namesOf(open));
    expect(new URL(page.url()).host, 'the app is still there').toBe(new URL(hosts.app).host);

    // Without headers nobody forbids another page to show the app in a frame but the app.
    const framing = await context.newPage();
    await framing.goto(hosts.bare);
    await framing.evaluate((address) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: address }));
    }, hosts.app);
    const framed = framing.frameLocator('iframe').locator('html');
    await expect(framed).toHaveText(/^Benchside does not run inside another page\./);
    await expect(framed.getByRole('heading')).toHaveCount(0);
  } finally {
    await context.close();
    await Promise.all(opened.map((foreign) => foreign.close()));
    hosts.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
