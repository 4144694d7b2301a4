import { test, expect } from '@playwright/test';
import { seededRandom } from '#core/random.ts';
import { deletions } from '../faults/deletions.ts';
import { kills } from '../faults/kills.ts';
import { renderers } from '../faults/renderers.ts';
import { emptyTally } from '../faults/scenario.ts';
import { undisturbed, type World } from '../faults/world.ts';
import { givenBrowser } from '../support/given-browser.ts';
import { manyFiles, writeFolder } from './plain-files.ts';

/** The short form of `npm run faults`: the same scenarios, fewer times, over smaller batches. */
const files = 40;
let world: World;

test.beforeAll(async () => {
  const { shell: browser, url } = givenBrowser();
  test.skip(!('executablePath' in browser.launch), 'kills need the path of a browser');
  const folder = await writeFolder(manyFiles(files));
  const before = { browser, build: '', url, folder, files, random: seededRandom(1), say: () => undefined };
  world = { ...before, wanted: await undisturbed(before) };
});

for (const scenario of [kills, renderers, deletions]) {
  test(`${String(scenario.times.short)} times: ${scenario.about}`, async () => {
    test.setTimeout(1_200_000);
    const tally = emptyTally();
    await scenario.run(world, scenario.times.short, tally);
    console.log(JSON.stringify(tally.counts));
    expect(tally.faults, tally.notes.join('; ')).toEqual([]);
  });
}
