import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright';
import { projectRoot } from '#cli/project-root.ts';
import { median } from './median-ms.ts';
import { withPage, type OpenPage, type Place } from './open-page.ts';
import { atLeast, atMost, type Figure } from './targets.ts';

/**
 * A phone of the middle class on a slow mobile network, as Lighthouse's mobile profile throttles one by the browser's
 * own means (its documentation, "Throttling": 562.5 ms a request, 1.44 Mbit/s down, 0.66 up, a processor four times slower).
 */
const slowPhone = { latency: 562.5, downloadThroughput: 1_474_560 / 8, uploadThroughput: 675_000 / 8 };
const timesSlower = 4;
const screen = { width: 412, height: 823 };

/** Visits of which the median counts. */
const visits = 5;

/** What opening the app costs a visitor, each figure beside its budget. */
export type OpeningFigures = {
  /** Gzip of every script that the home page begins with: what must come before a click is answered. */
  readonly initialScriptKb: Figure;
  /** The same of those that it has fetched right after them: no click waits for them, the list of batches does. */
  readonly aheadScriptKb: number;
  readonly firstPaintMs: Figure;
  /** Until the list of batches is there: everything on the page answers by then. */
  readonly readyMs: Figure;
  readonly repeatVisitMs: Figure;
  /** What Lighthouse itself says of its mobile profile, the median of its visits, where it is installed beside the project. */
  readonly lighthouse: Readonly<Record<string, Figure>> | undefined;
};

/** Measures the home page on a fresh profile, as a first visit and as a repeated one. */
export async function measureOpening(place: Place): Promise<OpeningFigures> {
  const first = await withPage(place, measureFirstVisit);
  const repeatMs = await withPage(place, measureRepeatVisits, { serviceWorkers: 'allow' });
  const { initial, ahead } = await scriptBytes(place.url);
  return {
    initialScriptKb: atMost(100, initial / 1000),
    aheadScriptKb: ahead / 1000,
    firstPaintMs: atMost(1500, first.paintMs),
    readyMs: atMost(2500, first.readyMs),
    repeatVisitMs: atMost(300, repeatMs),
    lighthouse: await lighthouseScores(place),
  };
}

/** Gzip of the scripts that the home page names, by when they are wanted. */
async function scriptBytes(url: string): Promise<{ initial: number; ahead: number }> {
  const html = await (await fetch(`${url}/`)).text();
  const aheadLinks = html.match(/<meta name="benchside-ahead" [^>]*>/g) ?? [];
  const named = (text: string) => text.match(/_app\/immutable\/[^"')]+\.js/g) ?? [];
  const ahead = new Set(aheadLinks.flatMap(named));
  const initial = new Set(named(html).filter((path) => !ahead.has(path)));
  const bytesOf = async (paths: ReadonlySet<string>): Promise<number> => {
    let bytes = 0;
    for (const path of paths)
      bytes += gzipSync(Buffer.from(await (await fetch(`${url}/${path}`)).arrayBuffer()), {
        level: 9,
      }).length;
    return bytes;
  };
  return { initial: await bytesOf(initial), ahead: await bytesOf(ahead) };
}

async function measureFirstVisit({ page, url }: OpenPage): Promise<{ paintMs: number; readyMs: number }> {
  const session = await page.context().newCDPSession(page);
  await page.setViewportSize(screen);
  // The profile's first page was there already: its files must not be.
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  await throttle(session);
  const all: { paintMs: number; readyMs: number }[] = [];
  for (let visit = 0; visit < visits; visit += 1) all.push(await timesOf(page, url));
  return {
    paintMs: median(all.map(({ paintMs }) => paintMs)),
    readyMs: median(all.map(({ readyMs }) => readyMs)),
  };
}

async function throttle(session: CDPSession): Promise<void> {
  await session.send('Network.emulateNetworkConditions', { offline: false, ...slowPhone });
  await session.send('Emulation.setCPUThrottlingRate', { rate: timesSlower });
}

async function measureRepeatVisits({ page, url }: OpenPage): Promise<number> {
  await timesOf(page, url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
    timeout: 30_000,
  });
  const all: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) all.push((await timesOf(page, url)).paintMs);
  return median(all);
}

/** Opens the home page; both times from the beginning of the navigation. */
async function timesOf(page: Page, url: string): Promise<{ paintMs: number; readyMs: number }> {
  await page.goto(`${url}/`, { waitUntil: 'commit' });
  await page.getByText('None yet.').waitFor();
  return page.evaluate(() => ({
    readyMs: performance.now(),
    paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
  }));
}

/** Not among the dependencies (185 MB): `npm install --no-save lighthouse@12.8.2` has it measured here as well. */
async function lighthouseScores({ browser, url }: Place): Promise<OpeningFigures['lighthouse']> {
  const program = join(projectRoot, 'node_modules', '.bin', 'lighthouse');
  if (!existsSync(program) || !('executablePath' in browser.launch)) return undefined;
  const asRoot = process.getuid?.() === 0 ? ' --no-sandbox' : '';
  const reports: Report[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const { stdout } = await promisify(execFile)(
      program,
      [`${url}/`, '--output=json', '--quiet', `--chrome-flags=--headless=new${asRoot}`],
      { env: { ...process.env, CHROME_PATH: browser.launch.executablePath }, maxBuffer: 64 * 1024 * 1024 },
    );
    reports.push(JSON.parse(stdout) as Report);
  }
  const scores = Object.keys(reports[0]?.categories ?? {}).map((category) => {
    const score = medianOf(reports, ({ categories }) => categories[category]?.score);
    return [category, atLeast(95, score && score * 100)] as const;
  });
  const msOf = (audit: string) => medianOf(reports, ({ audits }) => audits[audit]?.numericValue);
  return {
    ...Object.fromEntries(scores),
    firstPaintMs: atMost(1500, msOf('first-contentful-paint')),
    interactiveMs: atMost(2500, msOf('interactive')),
  };
}

/** Of the visits that gave one: now and then a browser under load paints nothing that it can tell of. */
function medianOf(
  reports: readonly Report[],
  numberOf: (report: Report) => number | null | undefined,
): number | undefined {
  const numbers = reports.map(numberOf).filter((one) => typeof one === 'number');
  return numbers.length === 0 ? undefined : median(numbers);
}

type Report = {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
};
