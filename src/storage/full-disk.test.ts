import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { claimNext, done, fill, states, testMachine, type TestMachine } from './journal/test-machine.ts';

let machine: TestMachine;

beforeEach(() => {
  machine = testMachine();
});

describe('a full disk', () => {
  it('stops a settlement in words, loses nothing, and lets it through once there is space', async () => {
    const one = await machine.tab();
    await fill(one, 1);
    const item = await claimNext(one);
    machine.disk.onStep = (step) => (step === 'write' ? 3 : undefined);
    await expect(one.store.settle(item, { state: done(1) }, new Uint8Array([1]))).rejects.toThrow(
      /storage .* is full/,
    );
    expect(await states(one)).toBe('running');
    machine.disk.onStep = () => undefined;
    expect(await one.store.settle(item, { state: done(1) }, new Uint8Array([1]))).toMatchObject({
      state: done(1),
    });
    await machine.leave(one);
    await machine.wipe();
    expect(await states(await machine.tab())).toBe('done');
  });

  it('of the database stops it likewise', async () => {
    const one = await machine.tab();
    await fill(one, 1);
    const item = await claimNext(one);
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...asked) {
      if (this.name === 'findings') throw new DOMException('', 'QuotaExceededError');
      return put.apply(this, asked);
    };
    await expect(one.store.settle(item, { state: done(1) }, new Uint8Array([1]))).rejects.toThrow(
      /storage .* is full/,
    );
    expect(await states(one)).toBe('running');
    IDBObjectStore.prototype.put = put;
    expect(await one.store.settle(item, { state: done(1) }, new Uint8Array([1]))).toBeDefined();
    expect(await states(one)).toBe('done');
  });
});
