import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#cli/project-root.ts';
import { startGroup } from './process-group.ts';
import { withoutColumns } from './results.ts';
import { count, type Scenario, type Tally } from './scenario.ts';
import type { World } from './world.ts';

const shards = 4;
/** A share of the files is through after a few seconds; the first ones go by until the browser is up. */
const killedAfterMs = { least: 1_500, more: 5_000 };
const mayDiffer = ['ATTEMPTS', 'UPDATED_AT'];
const salt = 'of the faults';

/** Shares of a folder, as a scheduler runs them: killed, run again from their ledgers, and merged. */
export const shardKills: Scenario = {
  name: 'shards',
  about: `${String(shards)} shares of the folder through the command line, each killed once, run again and merged`,
  times: { full: 2, short: 0 },
  run: async (world, times, tally) => {
    const scratch = await mkdtemp(join(tmpdir(), 'benchside-shards-'));
    const at = (name: string) => join(scratch, name);
    // A killed command leaves its profile: here it lies where it is removed.
    await mkdir(at('tmp'));
    const run = async (...args: string[]) => {
      await promisify(execFile)(process.execPath, command(args), optionsIn(at('tmp')));
    };
    try {
      await run(world.folder, '--ledger', at('whole.csv'), '--salt', salt);
      const whole = await ledgerOf(at('whole.csv'));
      for (let time = 0; time < times && tally.faults.length === 0; time += 1) {
        const parts = Array.from({ length: shards }, (_, part) => at(`${String(time)}-${String(part)}.csv`));
        for (const [part, path] of parts.entries()) {
          const share = [world.folder, '--shard', `${String(part + 1)}/${String(shards)}`, '--ledger', path];
          await killedRun([...share, '--salt', salt], at('tmp'), world, tally);
          await run(...share, '--salt', salt);
          world.say(`shards: share ${String(part + 1)} killed and run again`);
        }
        await run('merge', ...parts, '--out', at(`${String(time)}-all.csv`));
        if ((await ledgerOf(at(`${String(time)}-all.csv`))) !== whole)
          tally.faults.push('the merged ledger differs from that of one undisturbed run');
        count(tally, 'merges');
      }
    } finally {
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

const command = (args: readonly string[]) => [
  '--import',
  'tsx',
  join(projectRoot, 'src', 'cli', 'batch.ts'),
  ...args,
];

const optionsIn = (folder: string) => ({ cwd: projectRoot, env: { ...process.env, TMPDIR: folder } });

async function ledgerOf(path: string): Promise<string> {
  return withoutColumns(await readFile(path, 'utf8'), mayDiffer);
}

/** Starts a command and kills it, with its browser, at a random instant. */
async function killedRun(args: readonly string[], folder: string, world: World, tally: Tally): Promise<void> {
  const { child, kill } = startGroup(process.execPath, command(args), optionsIn(folder));
  const ended = new Promise<boolean>((resolve) => {
    child.once('exit', (code) => {
      resolve(code === 0);
    });
  });
  const dueMs = killedAfterMs.least + world.random() * killedAfterMs.more;
  const timer = setTimeout(() => void kill(), dueMs);
  const wasThrough = await ended;
  clearTimeout(timer);
  count(tally, wasThrough ? 'through before the kill' : 'killed');
}
