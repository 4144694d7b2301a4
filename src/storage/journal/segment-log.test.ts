import { beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from './format.ts';
import { memoryFolder, type MemoryFolder } from './memory-folder.ts';
import { openSegmentLog, segmentBytes, type SegmentLog } from './segment-log.ts';

let disk: MemoryFolder;
let nowMs: number;
let drawn: number;

beforeEach(() => {
  disk = memoryFolder();
  nowMs = 0;
  drawn = 100;
});

const noneKnown = new Map<number, number>();
const settled = (text: string, blobBytes = 0): Frame =>
  blobBytes === 0
    ? { kind: 'settled', text }
    : { kind: 'settled', text, blob: new Uint8Array(blobBytes).fill(7) };

async function tab(known: ReadonlyMap<number, number> = noneKnown): Promise<SegmentLog> {
  const log = openSegmentLog(
    disk.folder,
    () => nowMs,
    () => drawn++,
  );
  await log.survey(known);
  return log;
}

async function framesOf(log: SegmentLog, name: string): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  let slice = await log.read(name, 0);
  for (; slice.next !== undefined; slice = await log.read(name, slice.next)) frames.push(...slice.frames);
  return [...frames, ...slice.frames];
}

/** The texts of everything in the journal, by batch, as a new tab reads them after all others are gone. */
async function afterwards(): Promise<Record<string, string[]>> {
  disk.killTabs();
  const log = openSegmentLog(
    disk.folder,
    () => nowMs,
    () => drawn++,
  );
  const found: Record<string, string[]> = {};
  for (const { name, batchId } of (await log.survey(noneKnown)).segments) {
    const frames = await framesOf(log, name);
    const texts = frames.filter(({ kind }) => kind !== 'owner').map(({ text }) => text);
    found[batchId ?? '?'] = [...(found[batchId ?? '?'] ?? []), ...texts];
  }
  log.close();
  return found;
}

describe('appending', () => {
  it('keeps batches apart and survives the end of the tab and of the power', async () => {
    const log = await tab();
    await log.append('a', [settled('1')], true);
    await log.append('b', [settled('2')], true);
    await log.append('a', [settled('3'), settled('4')], true);
    disk.cutPower();
    expect(await afterwards()).toEqual({ a: ['1', '3', '4'], b: ['2'] });
  });

  it('goes on in the segment of an earlier tab once it was read, behind what is sound of it', async () => {
    await (await tab()).append('a', [settled('1'), settled('2')], true);
    disk.killTabs();
    const [[name, bytes] = ['', new Uint8Array()]] = [...disk.files];
    disk.files.set(name, bytes.subarray(0, bytes.length - 1));
    const log = await tab();
    const torn = await log.read(name, 0);
    expect(torn.frames.map(({ text }) => text)).toEqual(['{"batchId":"a"}', '1']);
    await log.append('a', [settled('3')], true);
    expect(await afterwards()).toEqual({ a: ['1', '3'] });
    expect([...disk.files.keys()].filter((each) => each === name)).toHaveLength(1);
  });

  it('of two tabs goes to segments of their own, also when one closes what the other knows', async () => {
    const [one, two] = [await tab(), await tab()];
    await one.append('a', [settled('1')], true);
    await two.append('a', [settled('2')], true);
    await one.makeSpares();
    one.close();
    await two.append('b', [settled('3')], true);
    await one.append('a', [settled('4')], true);
    await one.append('c', [settled('5')], true);
    const found = await afterwards();
    expect([...(found['a'] ?? [])].sort()).toEqual(['1', '2', '4']);
    expect([found['b'], found['c']]).toEqual([['3'], ['5']]);
  });

  it('is whole or not at all when the disk is full', async () => {
    const log = await tab();
    await log.append('a', [settled('1')], true);
    disk.onStep = (step) => (step === 'write' ? 11 : undefined);
    await expect(log.append('a', [settled('2'), settled('3')], true)).rejects.toThrow('full');
    disk.onStep = () => undefined;
    await log.append('a', [settled('4')], true);
    expect(await afterwards()).toEqual({ a: ['1', '4'] });
  });

  it('leaves no trace where the flush fails', async () => {
    const log = await tab();
    await log.append('a', [settled('1')], true);
    disk.onStep = (step) => {
      if (step === 'flush') throw new Error('disk');
      return undefined;
    };
    await expect(log.append('a', [settled('2')], true)).rejects.toThrow('disk');
    disk.onStep = () => undefined;
    expect(await afterwards()).toEqual({ a: ['1'] });
  });
});

describe('segments', () => {
  const big = (text: string) => settled(text, segmentBytes / 2);

  it('are left for the next only once its name is on the disk, and carry the batch over', async () => {
    const log = await tab();
    await log.append('a', [{ kind: 'batch', text: '{"title":"A"}' }, big('1'), big('2')], true);
    await log.makeSpares();
    const { generation } = await log.append('a', [settled('3')], true);
    nowMs += 61_000;
    const later = await log.append('a', [settled('4')], true);
    expect(later.generation).not.toBe(generation);
    const found = await afterwards();
    expect(found['a']).toEqual(['{"title":"A"}', '1', '2', '3', '{"title":"A"}', '4']);
  });

  it('of a removed batch serve again', async () => {
    const log = await tab();
    await log.append('a', [settled('1')], true);
    await log.free('a');
    await log.append('b', [settled('2')], true);
    expect(disk.files.size).toBe(1);
    expect(await afterwards()).toEqual({ b: ['2'] });
  });

  it('that a copy took the place of stay while the name of the copy may be lost with the power', async () => {
    const log = await tab();
    await log.append('a', [settled('1')], true);
    const names = await log.leave('a');
    await log.append('a', [settled('1')], true);
    await log.free('a', names);
    expect(await afterwards()).toEqual({ a: ['1', '1'] });
    const next = await tab();
    const left = await next.leave('a');
    nowMs += 60_000;
    await next.makeSpares();
    nowMs += 60_000;
    await next.append('a', [settled('1')], true);
    await next.free('a', left);
    expect(await afterwards()).toEqual({ a: ['1'] });
  });

  it('that end where they are known to are not read again', async () => {
    const { generation, end } = await (await tab()).append('a', [settled('1')], true);
    disk.killTabs();
    const log = openSegmentLog(
      disk.folder,
      () => nowMs,
      () => drawn++,
    );
    expect((await log.survey(new Map([[generation, end]]))).segments).toMatchObject([{ known: true }]);
    await log.append('a', [settled('2')], true);
    expect(await afterwards()).toEqual({ a: ['1', '2'] });
  });

  it('with a damaged owner are read, and neither written to nor used for another batch', async () => {
    await (await tab()).append('a', [settled('1')], true);
    disk.killTabs();
    for (const bytes of disk.files.values()) bytes[40] = (bytes[40] ?? 0) ^ 1;
    const log = await tab();
    await log.append('b', [settled('2')], true);
    expect(await afterwards()).toEqual({ '?': ['1'], b: ['2'] });
  });

  it('cut off at any byte of their first append are free', async () => {
    await (await tab()).append('a', [settled('1')], true);
    const [[name, bytes] = ['', new Uint8Array()]] = [...disk.files];
    const firstFrameEnds = bytes.length - (28 + 1);
    for (let size = 0; size < firstFrameEnds; size += 1) {
      disk.killTabs();
      disk.files.set(name, bytes.slice(0, size));
      await (await tab()).append('b', [settled('2')], true);
      expect(await afterwards()).toEqual({ b: ['2'] });
    }
  });
});

describe('a disk so full that files open for reading alone', () => {
  const fill = async (): Promise<string> => {
    await (await tab()).append('a', [settled('1'), settled('2')], true);
    disk.killTabs();
    const [[name, bytes] = ['', new Uint8Array()]] = [...disk.files];
    disk.files.set(name, bytes.subarray(0, bytes.length - 1));
    disk.isFull = true;
    return name;
  };

  it('gives what is in the journal, and leaves a torn tail where it is', async () => {
    const name = await fill();
    const before = disk.files.get(name);
    const log = await tab();
    expect((await framesOf(log, name)).map(({ text }) => text)).toEqual(['{"batchId":"a"}', '1']);
    expect(disk.files.get(name)).toEqual(before);
  });

  it('refuses to be appended to as a full disk does, and takes more once there is room', async () => {
    await fill();
    const log = await tab();
    await expect(log.append('a', [settled('3')], true)).rejects.toMatchObject({ name: 'QuotaExceededError' });
    disk.isFull = false;
    await log.append('a', [settled('4')], true);
    expect(await afterwards()).toEqual({ a: ['1', '4'] });
  });

  it('goes on in a sound segment that was open for reading', async () => {
    await (await tab()).append('a', [settled('1')], true);
    disk.killTabs();
    disk.isFull = true;
    const log = await tab();
    const [name = ''] = [...disk.files.keys()];
    await log.read(name, 0);
    await expect(log.append('a', [settled('2')], true)).rejects.toMatchObject({ name: 'QuotaExceededError' });
    disk.isFull = false;
    await log.append('a', [settled('3')], true);
    expect(await afterwards()).toEqual({ a: ['1', '3'] });
    expect([...disk.files.keys()]).toEqual([name]);
  });
});
