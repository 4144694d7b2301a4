import { expect, it } from 'vitest';
import { fakeLocks } from '#storage/fake-locks.ts';
import { openOwnLocks } from './own-locks.ts';

/** Two tabs of one browser; the first hears the browser's word on its locks only when it is `let` through. */
function setUp() {
  const browser = fakeLocks();
  const manager = browser.client('own');
  let pass = (): void => undefined;
  const passed = new Promise<void>((resolve) => (pass = resolve));
  const slow = {
    request: manager.request.bind(manager),
    query: async () => {
      const answer = await manager.query();
      await passed;
      return answer;
    },
  } as LockManager;
  return { own: openOwnLocks(slow), other: browser.client('other'), pass };
}

/** Holds a lock until it is let go. */
async function hold(locks: LockManager, name: string): Promise<() => Promise<unknown>> {
  let letGo = (): void => undefined;
  const until = new Promise<void>((resolve) => (letGo = resolve));
  let done: Promise<unknown> = Promise.resolve();
  await new Promise<void>((held) => {
    done = locks.request(name, () => {
      held();
      return until;
    });
  });
  return () => {
    letGo();
    return done;
  };
}

it('a lock that this tab gave back while it asked is nobody else’s', async () => {
  const { own, pass } = setUp();
  const letGo = await hold(own.locks, 'run');
  const asked = own.heldElsewhere();
  await letGo();
  pass();
  expect([...(await asked)]).toEqual([]);
});

it('what another tab holds is told, also after this tab held it', async () => {
  const { own, other, pass } = setUp();
  pass();
  await (
    await hold(own.locks, 'run')
  )();
  await hold(other, 'run');
  expect([...(await own.heldElsewhere())]).toEqual(['run']);
});

it('a lock that could not be had is not this tab’s', async () => {
  const { own, other, pass } = setUp();
  pass();
  await hold(other, 'run');
  const heard = await own.locks.request('run', { ifAvailable: true }, async (lock) => [
    lock,
    [...(await own.heldElsewhere())],
  ]);
  expect(heard).toEqual([null, ['run']]);
});

it('what fails under a lock fails, and the lock is free', async () => {
  const { own, pass } = setUp();
  pass();
  const failing = own.locks.request('run', () => Promise.reject(new Error('full')));
  await expect(failing).rejects.toThrow('full');
  await (
    await hold(own.locks, 'run')
  )();
  expect([...(await own.heldElsewhere())]).toEqual([]);
});
