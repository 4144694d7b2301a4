import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFolder, isFinished, readProgress } from '#cli/drive-page.ts';
import { serveFolder } from '#cli/static-server.ts';
import { manyFiles, plainFile, writeFolder } from '../e2e/plain-files.ts';
import { faultsIn, goOn, letGoOn } from './batch-in-page.ts';
import { firstDifference, resultsOf, type Results } from './results.ts';
import { count, note, type Scenario, type Tally } from './scenario.ts';
import { openSitting, type Sitting } from './sitting.ts';
import type { World } from './world.ts';

const prefix = 'poison-';
/** What each of them does to the worker that is to analyse it; `memory` takes the whole tab with it. */
const deeds = ['error', 'silence', 'loop', 'memory', 'memory-2'] as const;
/** A batch with files that each take their minute, twice. */
const longestMs = 15 * 60_000;

/** Files that kill their worker, or the tab: they are set aside, and harm no other file. */
export const poison: Scenario = {
  name: 'poison',
  about: `${String(deeds.length)} of the files end their worker by an error, silently, by a loop, or the tab by its memory`,
  times: { full: 1, short: 0 },
  run: async (world, times, tally) => {
    const build = await poisonableBuild(world.build);
    const server = await serveFolder(build);
    try {
      const poisons = deeds.map((deed, index) => [`${prefix}${deed}.csv`, plainFile(800 + index)] as const);
      const folder = await writeFolder({ ...manyFiles(world.files), ...Object.fromEntries(poisons) });
      for (let time = 0; time < times && tally.faults.length === 0; time += 1)
        await poisonedBatch({ ...world, url: server.url, folder }, tally);
    } finally {
      await server.close();
      await rm(build, { recursive: true, force: true });
    }
  },
};

async function poisonedBatch(world: World, tally: Tally): Promise<void> {
  const sitting = await openSitting(world);
  try {
    await sitting.page().goto(`${world.url}/`);
    await chooseFolder(sitting.page(), world.folder);
    await throughCrashes(world, sitting, sitting.page().url(), tally);
    const page = sitting.page();
    const found = await resultsOf(page, sitting.profile);
    const difference = firstDifference(withoutPoison(found), world.wanted);
    if (difference !== undefined) tally.faults.push(`other files were harmed: ${difference}`);
    for (const line of found.csv.split('\n').filter((each) => each.startsWith(prefix))) {
      const [name, ...rest] = line.split(';');
      note(
        tally,
        `${name ?? ''}: ${rest
          .filter((cell) => cell !== '')
          .slice(0, 3)
          .join(', ')}`,
      );
      if (!rest.includes('FAILED')) tally.faults.push(`${name ?? ''} did not fail`);
    }
    count(tally, 'poison files', deeds.length);
  } finally {
    await sitting.remove();
  }
}

/** Follows the batch to its end, through every crash of its tab. */
async function throughCrashes(world: World, sitting: Sitting, batchUrl: string, tally: Tally): Promise<void> {
  for (const startMs = Date.now(); Date.now() - startMs < longestMs;) {
    let crashed = false;
    sitting.page().once('crash', () => (crashed = true));
    try {
      while (!crashed && Date.now() - startMs < longestMs) {
        if (isFinished(await readProgress(sitting.page()))) return;
        await letGoOn(sitting.page(), world.folder);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    } catch (thrown) {
      if (!crashed && !sitting.page().isClosed() && !String(thrown).includes('crash')) throw thrown;
    }
    count(tally, 'crashed tabs');
    world.say(`the tab crashed, ${String(sitting.acknowledged.size)} acknowledged`);
    await goOn(await sitting.freshPage(), batchUrl, world.folder);
    tally.faults.push(...(await faultsIn(sitting.page(), sitting.acknowledged)));
  }
  tally.faults.push(`the batch did not end within ${String(longestMs / 60_000)} minutes`);
}

function withoutPoison({ csv, ledger, ledgerIsKept, findings }: Results): Results {
  const without = (text: string) =>
    text
      .split('\n')
      .filter((line) => !line.startsWith(prefix))
      .join('\n');
  return {
    csv: without(csv),
    ledger: without(ledger),
    ledgerIsKept,
    findings: new Map([...findings].filter(([name]) => !name.startsWith(prefix))),
  };
}

/** A copy of the build whose analysis worker does what the name of a poison file says. */
async function poisonableBuild(build: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'benchside-poison-'));
  await cp(build, copy, { recursive: true });
  const workers = join(copy, '_app', 'immutable', 'workers');
  const name = (await readdir(workers)).find((each) => each.startsWith('analysis.worker'));
  if (name === undefined) throw new Error(`there is no analysis worker in ${workers}`);
  const deed = `
    self.addEventListener('message', (event) => {
      const text = JSON.stringify(event.data?.argumentList ?? []);
      const deed = /${prefix}([a-z]+)/.exec(text)?.[1];
      if (deed === undefined) return;
      event.stopImmediatePropagation();
      if (deed === 'error') throw new Error('poison');
      if (deed === 'silence') self.close();
      if (deed === 'loop') for (;;);
      if (deed === 'memory') for (const kept = []; ; ) kept.push(new Array(1e6).fill({}));
    });`;
  const path = join(workers, name);
  await writeFile(
    path,
    `${await readFile(path, 'utf8')}\n`.replace(/^/, `${deed.replaceAll(/\s+/g, ' ')}\n`),
  );
  await rm(`${path}.br`); // the server would hand that out
  return copy;
}
