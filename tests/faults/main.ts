/**
 * `npm run faults`: injects faults into batches in a real browser, one kind after the other, and prints their counts
 * as JSON; the exit code is 1 when there was a fault that the app did not stand.
 */
import { seededRandom } from '#core/random.ts';
import { buildIfStale } from '#cli/build-if-stale.ts';
import { findBrowser } from '#cli/find-browser.ts';
import { serveFolder } from '#cli/static-server.ts';
import { manyFiles, writeFolder } from '../e2e/plain-files.ts';
import { parseFaultArguments, usage } from './fault-arguments.ts';
import { versionOf } from './killable-browser.ts';
import { emptyTally, type Tally } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import { undisturbed, type World } from './world.ts';

const say = console.error;

type Report = Tally & { readonly seconds: number; readonly impossible?: string };

async function runAll(world: World, times: ReadonlyMap<string, number>): Promise<Record<string, Report>> {
  const reports: Record<string, Report> = {};
  for (const { name, about, impossible, run } of scenarios) {
    const wanted = times.get(name) ?? 0;
    if (wanted === 0) continue;
    const tally = emptyTally();
    const startMs = Date.now();
    const reason = await impossible?.(world);
    say(reason === undefined ? `${name}: ${about}` : `${name}: not possible here: ${reason}`);
    if (reason === undefined)
      await run(world, wanted, tally).catch((thrown: unknown) => {
        tally.faults.push(`${name} ended early: ${String(thrown)}`);
      });
    for (const fault of tally.faults.slice(0, 5)) say(`FAULT in ${name}: ${fault}`);
    reports[name] = {
      ...(reason === undefined ? {} : { impossible: reason }),
      seconds: Math.round((Date.now() - startMs) / 1000),
      ...tally,
    };
  }
  return reports;
}

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseFaultArguments(args, scenarios);
  if (!parsed.ok) {
    say(`${parsed.problem}\n\n${usage(scenarios)}`);
    return 2;
  }
  const { files, seed, times } = parsed.value;
  const build = parsed.value.build ?? (await buildIfStale(say));
  const browser = await findBrowser(say);
  const server = await serveFolder(build);
  try {
    const folder = await writeFolder(manyFiles(files));
    const random = seededRandom(seed);
    const before = { browser, build, url: server.url, folder, files, random, say };
    const wanted = await undisturbed(before);
    const reports = await runAll({ ...before, wanted }, times);
    const about = { browser: browser.found, version: versionOf(browser), filesPerBatch: files, seed };
    console.log(JSON.stringify({ ...about, scenarios: reports }, undefined, 2));
    return Object.values(reports).some(({ faults }) => faults.length > 0) ? 1 : 0;
  } finally {
    await server.close();
  }
}

// Browsers and disks are let go of when the process exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
process.exitCode = await main(process.argv.slice(2));
