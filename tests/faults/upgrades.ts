import { rm } from 'node:fs/promises';
import { chooseFolder } from '#cli/drive-page.ts';
import { serveFolder, type StaticServer } from '#cli/static-server.ts';
import { faultsIn, goOn } from './batch-in-page.ts';
import { checkAfterwards, finishBatch } from './finish-batch.ts';
import { newerBuild } from './newer-build.ts';
import { count, note, type Scenario, type Tally } from './scenario.ts';
import { openSitting } from './sitting.ts';
import type { World } from './world.ts';

/** A tab of the older version has to come to rest in this time; the batch is small. */
const restsWithinMs = 120_000;

/** A newer version of the app, with a newer database, is opened in the middle of a batch. */
export const upgrades: Scenario = {
  name: 'upgrades',
  about:
    'a tab with a newer database version opened mid-batch; the browser killed in the midst of it every other time',
  times: { full: 6, short: 0 },
  run: (world, times, tally) => upgradeBatches(world, times, tally, true),
};

/** The same, where the server has none of the older version's files any more: its tab cannot load what it has not yet. */
export const deployments: Scenario = {
  name: 'deployments',
  about: 'a newer version takes the place of the older on the server mid-batch, with none of its files left',
  times: { full: 4, short: 0 },
  run: (world, times, tally) => upgradeBatches(world, times, tally, false),
};

async function upgradeBatches(
  world: World,
  times: number,
  tally: Tally,
  keepsOlderFiles: boolean,
): Promise<void> {
  const newer = await newerBuild(world.build, keepsOlderFiles);
  try {
    for (let turn = 0; turn < times && tally.faults.length === 0; turn += 1) {
      await oneUpgrade(world, newer, turn % 2 === 1, tally);
      count(tally, 'upgrades');
      world.say(`upgrades ${String(turn + 1)}, ${String(tally.faults.length)} faults`);
    }
  } finally {
    await rm(newer, { recursive: true, force: true });
  }
}

async function oneUpgrade(world: World, newer: string, isKilled: boolean, tally: Tally): Promise<void> {
  let server: StaticServer = await serveFolder(world.build);
  const { url } = server;
  const sitting = await openSitting(world);
  try {
    const older = sitting.page();
    await older.goto(`${url}/`);
    await chooseFolder(older, world.folder);
    const batchUrl = older.url();
    await older.waitForTimeout(world.random() * 4_000);
    await server.close();
    server = await serveFolder(newer, [Number(new URL(url).port)]);

    const page = await sitting.nextPage();
    await page.goto(batchUrl);
    if (isKilled) {
      await page.waitForTimeout(world.random() * 2_000);
      await sitting.kill();
      await sitting.start();
      count(tally, 'killed in the midst');
    } else {
      const startMs = Date.now();
      await page.waitForTimeout(1_000);
      note(
        tally,
        `the newer tab says: ${(await page.locator('main').innerText()).split('\n').slice(0, 3).join(' / ')}`,
      );
      const shown = older.getByTestId('progress');
      // At rest it lets go, and shows no batch any more.
      while ((await shown.count()) > 0 && Date.now() - startMs < restsWithinMs) {
        // It may let go between the two looks.
        const state = await shown.getAttribute('data-state', { timeout: 2_000 }).catch(() => 'gone');
        if (state === 'idle') break;
        await older.waitForTimeout(200);
      }
      const letGo = (await shown.count()) === 0;
      count(tally, letGo ? 'older tab let go' : 'older tab at rest');
      await older.close();
    }
    await goOn(sitting.page(), batchUrl, world.folder);
    tally.faults.push(...(await faultsIn(sitting.page(), sitting.acknowledged)));
    const newerWorld = { ...world, url };
    await finishBatch(newerWorld, sitting, tally);
    await checkAfterwards(newerWorld, sitting, [batchUrl], tally);
  } finally {
    await sitting.remove();
    await server.close();
  }
}
