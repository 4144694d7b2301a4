import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Item } from '#engine/ports.ts';
import {
  Ended,
  fakeMachine,
  fillBatch,
  passphraseGiven,
  picture,
  runRest,
  type Ending,
  type FakeMachine,
} from './fake-machine.ts';

const names = ['one', 'two', 'bad three', 'four'];

async function undisturbed() {
  const tab = await fakeMachine().tab();
  await fillBatch(tab, names);
  expect(await runRest(tab)).toEqual({ kind: 'finished' });
  return picture(tab);
}

/** Lets a machine end at its n-th moment; gives what it reached there, undefined when there were fewer. */
function endAt(machine: FakeMachine, n: number): { reached: string | undefined } {
  const place: { reached: string | undefined } = { reached: undefined };
  let moments = 0;
  machine.at = (step, moment) => {
    moments += 1;
    if (moments !== n) return;
    place.reached = `${moment} ${step}`;
    throw new Ended();
  };
  return place;
}

/** One life of the program, cut off at its n-th moment: what it had acknowledged, and where it was cut off. */
async function cutOff(machine: FakeMachine, n: number) {
  const acknowledged: Item[] = [];
  const place = endAt(machine, n);
  let listed = false;
  try {
    const tab = await machine.tab();
    await fillBatch(tab, names);
    listed = !machine.isDead();
    await runRest(tab, (item) => {
      if (!machine.isDead()) acknowledged.push(item);
    });
  } catch (thrown) {
    if (!machine.isDead()) throw thrown;
  }
  return { acknowledged, listed, place: place.reached };
}

const endings: readonly (readonly [string, Ending])[] = [
  ['killed', { powerCut: false, databaseDeleted: false }],
  ['killed, and the database deleted', { powerCut: false, databaseDeleted: true }],
  ['without power', { powerCut: true, databaseDeleted: false }],
  ['without power, and the database deleted', { powerCut: true, databaseDeleted: true }],
];

/** Every ending, and those two under a key that each store is hit hardest by. */
const lives = [
  ...endings.map(([words, ending]) => [words, 'in the clear', ending] as const),
  ...endings.slice(1, 3).map(([words, ending]) => [words, 'under a passphrase', ending] as const),
];

describe.each(lives)('a program that is %s, its batches %s,', (_words, lie, ending) => {
  it('at every moment of every step loses no acknowledged row and none twice, and ends as if undisturbed', async () => {
    const sealing = lie === 'in the clear' ? undefined : await passphraseGiven();
    const wanted = await undisturbed();
    const places = new Map<string, number>();
    for (let n = 1; ; n += 1) {
      const machine = fakeMachine(sealing);
      const { acknowledged, listed, place } = await cutOff(machine, n);
      if (place === undefined) break;
      places.set(place, (places.get(place) ?? 0) + 1);
      await machine.end(ending);

      const tab = await machine.tab();
      const found = new Map((await tab.records.items('b')).map((item) => [item.id, item]));
      if (listed) expect(found.size, place).toBe(names.length);
      for (const { id, state } of acknowledged) expect(found.get(id)?.state, place).toEqual(state);

      await fillBatch(tab, names);
      expect(await runRest(tab), place).toEqual({ kind: 'finished' });
      expect(await picture(tab), place).toEqual(wanted);
      if (n % 5 !== 0) continue;
      const written = JSON.stringify(await tab.database.items.toArray());
      expect(written.includes('bad three'), place).toBe(sealing === undefined);
      // Still so after an orderly restart, and nothing is left to say.
      await machine.end({ powerCut: false, databaseDeleted: false });
      const again = await machine.tab();
      expect(await picture(again), place).toEqual(wanted);
      expect(again.health().notices, place).toEqual([]);
      // And the journal alone gives all of it back.
      await machine.end({ powerCut: false, databaseDeleted: true });
      const healed = await machine.tab();
      expect(await picture(healed), place).toEqual(wanted);
      expect(healed.health().notices.map(({ code }) => code)).toEqual([
        'database-healed',
        'places-forgotten',
      ]);
    }
    expect([...places.keys()].sort()).toEqual([
      'after transaction',
      'before journal flush',
      'before journal truncate',
      'before journal write',
      'before transaction',
      'inside journal write',
      'inside transaction',
    ]);
  }, 120_000);
});
