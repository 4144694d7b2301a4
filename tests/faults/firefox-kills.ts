import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFinished } from '#cli/drive-page.ts';
import { faultsAmong, hear, type Acknowledged } from './batch-in-page.ts';
import { beginBatch, goOn, pause, resultsAtEnd, storedItems } from './engines/engine-batch.ts';
import { progressOf } from './engines/engine-page.ts';
import { findFirefox, type Firefox } from './engines/firefox/find-firefox.ts';
import { openFirefox, type FirefoxPage } from './engines/firefox/firefox-page.ts';
import { firstDifference, type Results } from './results.ts';
import { count, note, type Scenario, type Tally } from './scenario.ts';
import type { World } from './world.ts';

const longestLifeMs = 20_000;

/** Runs in every page before the app: hands on what the app tells its other tabs. */
const preload = `(tell) => {
  new BroadcastChannel('benchside').onmessage = ({ data }) => {
    const items = (data.items ?? []).map(({ id, state }) => [id, state.status]);
    if (items.length > 0) tell(JSON.stringify(items));
  };
}`;

/** The same kills for the other engine, driven over WebDriver BiDi. */
export const firefoxKills: Scenario = {
  name: 'firefox',
  about: 'SIGKILL to Firefox at random instants',
  times: { full: 10, short: 0 },
  impossible: () => Promise.resolve(findFirefox() === undefined ? 'there is no Firefox on PATH' : undefined),
  run: async (world, times, tally) => {
    const firefox = findFirefox();
    if (firefox === undefined) return;
    note(tally, firefox.version);
    const paths = (await readdir(world.folder)).sort().map((name) => join(world.folder, name));
    const wanted = await inProfile(async (profile) => {
      const page = await openFirefox(firefox.program, profile, preload, () => undefined);
      try {
        await beginBatch({ page, paths }, world.url);
        return await resultsAtEnd({ page, paths });
      } finally {
        await page.kill();
      }
    });
    world.say(`Firefox: ${String(wanted.findings.size)} files undisturbed`);
    if (wanted.csv.split('\n').length < world.files) tally.faults.push('the undisturbed batch is not whole');
    await inProfile((profile) => killBatches({ ...firefox, profile, paths, wanted }, world, times, tally));
  },
};

type Bed = Firefox & {
  readonly profile: string;
  readonly paths: readonly string[];
  readonly wanted: Results;
};

/** Batches on one profile, killed until they are through or the kills are spent. */
async function killBatches(bed: Bed, world: World, times: number, tally: Tally): Promise<void> {
  const { program, profile, paths, wanted } = bed;
  const acknowledged: Acknowledged = new Map();
  const start = () =>
    openFirefox(program, profile, preload, (message) => {
      hear(acknowledged, JSON.parse(message) as [string, string][]);
    });
  let page = await start();
  try {
    for (let kills = 0; kills < times && tally.faults.length === 0;) {
      const batchUrl = await beginBatch({ page, paths }, world.url);
      while (kills < times && !(await randomInstant(page, acknowledged, world))) {
        await page.kill();
        kills += 1;
        count(tally, 'kills');
        page = await start();
        await goOn({ page, paths }, batchUrl);
        tally.faults.push(...faultsAmong(await storedItems(page), acknowledged));
        world.say(`Firefox kills ${String(kills)}, ${String(acknowledged.size)} acknowledged`);
      }
      const { retried, ...results } = await resultsAtEnd({ page, paths });
      if (retried > 0) count(tally, 'retried at the end', retried);
      const difference = firstDifference(results, wanted);
      if (difference !== undefined) tally.faults.push(`not as undisturbed: ${difference}`);
      count(tally, 'batches');
    }
    await page.quit();
    page = await start();
    await page.goto(`${world.url}/`);
    tally.faults.push(...faultsAmong(await storedItems(page), acknowledged));
  } finally {
    count(tally, 'acknowledged', acknowledged.size);
    await page.kill();
  }
}

/** Waits for a random instant; whether the batch was finished by then. */
async function randomInstant(page: FirefoxPage, acknowledged: Acknowledged, world: World): Promise<boolean> {
  const until = acknowledged.size + (world.random() * world.files) / 6;
  const isOver = async () => {
    const progress = await progressOf(page);
    return progress !== undefined && isFinished(progress);
  };
  for (const startMs = Date.now(); acknowledged.size < until && Date.now() - startMs < longestLifeMs;) {
    if (await isOver()) break;
    await pause(20);
  }
  await pause(world.random() * 400);
  return isOver();
}

async function inProfile<T>(work: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'benchside-firefox-'));
  try {
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
