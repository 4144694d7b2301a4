import { beforeEach, describe, expect, it } from 'vitest';
import type { BackupRecord } from '../schema.ts';
import { openBackups, type LedgerBackups } from './backups.ts';
import { memoryFiles, type MemoryFiles } from './memory-files.ts';

let disk: MemoryFiles;
let table: Map<string, BackupRecord>;
let steps: string[];
let backups: LedgerBackups;
let kept = 3;
let time = 0;

beforeEach(() => {
  disk = memoryFiles();
  table = new Map();
  steps = [];
  kept = 3;
  disk.onStep = (step) => steps.push(step);
  time = 0;
  disk.nowMs = () => time;
  backups = openBackups({
    directory: () => Promise.resolve(disk.handle),
    writeFlushed: disk.writeFlushed,
    records: {
      of: (batchId) => Promise.resolve([...table.values()].filter((record) => record.batchId === batchId)),
      put: (record) => {
        steps.push('record');
        table.set(record.name, record);
        return Promise.resolve();
      },
      remove: (names) => {
        names.forEach((name) => table.delete(name));
        return Promise.resolve();
      },
    },
    nowMs: () => (time += 1000),
    keep: () => kept,
  });
});

const bytes = (text: string) => new TextEncoder().encode(text);
/** The record of a copy whose file is old enough to be relied on. */
const settled = ({ bytes: _, ...record }: BackupRecord): BackupRecord => record;
const fail = (step: string, name: string) => (asked: string) => {
  if (asked === step) throw new DOMException('', name);
};

describe('a backup', () => {
  it('is written, flushed, read back and only then written down', async () => {
    const record = await backups.keep('b', bytes('one'), 1);
    expect(steps).toEqual(['write', 'flush', 'read', 'record']);
    expect(record).toMatchObject({ batchId: 'b', sizeBytes: 3, rows: 1 });
    const copy = await backups.open(record);
    expect(copy && new TextDecoder().decode(copy)).toBe('one');
  });

  it('is not made again of what the newest one holds', async () => {
    const first = await backups.keep('b', bytes('one'), 1);
    expect(await backups.keep('b', bytes('one'), 1)).toEqual(first);
    expect(disk.files.size).toBe(1);
    disk.files.set(first.name, bytes('damaged'));
    table.set(first.name, settled(first));
    expect(await backups.keep('b', bytes('one'), 1)).not.toEqual(first);
  });

  it('comes back whole where the power took its file, and is written again', async () => {
    const { name } = await backups.keep('b', bytes('one'), 1);
    disk.files.delete(name);
    const [listed] = await backups.list('b');
    const copy = listed && (await backups.open(listed));
    expect(copy && new TextDecoder().decode(copy)).toBe('one');
    expect(disk.files.has(name)).toBe(true);
  });

  it('is kept in its file alone once that is a minute old', async () => {
    const first = await backups.keep('b', bytes('one'), 1);
    expect(table.get(first.name)?.bytes).toBeDefined();
    await backups.keep('b', bytes('two'), 1);
    expect(table.get(first.name)?.bytes).toBeDefined();
    time += 60_000;
    await backups.keep('b', bytes('three'), 1);
    expect([...table.values()].filter((record) => record.bytes !== undefined)).toHaveLength(1);
  });

  it('is kept beside its record still where the power took its file a minute on, and it was made anew', async () => {
    const first = await backups.keep('b', bytes('one'), 1);
    time += 60_000;
    disk.files.delete(first.name);
    await backups.keep('b', bytes('two'), 1);
    expect(disk.files.has(first.name)).toBe(true);
    expect(table.get(first.name)?.bytes).toBeDefined();
    time += 60_000;
    await backups.keep('b', bytes('three'), 1);
    expect(table.get(first.name)?.bytes).toBeUndefined();
  });

  it('leaves the newest, whatever the clock says, and never another batch without', async () => {
    await backups.keep('other', bytes('x'), 1);
    for (const text of ['1', '2', '3', '4', '5']) await backups.keep('b', bytes(text), 1);
    const list = await backups.list('b');
    const texts = await Promise.all(
      list.map(async (each) => new TextDecoder().decode(await backups.open(each))),
    );
    expect(texts).toEqual(['5', '4', '3']);
    expect(await backups.list('other')).toHaveLength(1);
    expect(disk.files.size).toBe(4);
    kept = 1;
    await backups.keep('b', bytes('6'), 1);
    expect(await backups.list('b')).toHaveLength(1);
  });

  it('that fails for want of space takes no other with it', async () => {
    kept = 1;
    const first = await backups.keep('b', bytes('one'), 1);
    for (const step of ['write', 'flush', 'read']) {
      disk.onStep = fail(step, 'QuotaExceededError');
      await expect(backups.keep('b', bytes('two'), 1)).rejects.toThrow();
      disk.onStep = () => undefined;
      expect(await backups.list('b')).toEqual([first]);
      expect(await backups.open(first)).toBeDefined();
    }
    await backups.keep('b', bytes('two'), 1);
    expect(await backups.list('b')).toHaveLength(1);
  });

  it('whose record was lost with the database is found by its file, and keeps its number', async () => {
    const { rows: _, ...first } = await backups.keep('b', bytes('one'), 1);
    await backups.keep('other', bytes('x'), 1);
    table.clear();
    expect(await backups.list('b')).toEqual([first]);
    expect(await backups.list('b')).toEqual([first]);
    const next = await backups.keep('b', bytes('two'), 1);
    expect(next.name).toMatch(/^b\.0002\./);
    expect(disk.files.size).toBe(3);
  });

  it('is not taken for one by its name alone', async () => {
    const { name } = await backups.keep('b', bytes('one'), 1);
    table.clear();
    disk.files.set(name, bytes('lost'));
    expect(await backups.list('b')).toEqual([]);
  });

  it('goes with its batch', async () => {
    await backups.keep('other', bytes('x'), 1);
    await backups.keep('b', bytes('one'), 1);
    await backups.removeAll('b');
    expect([...disk.files.keys()].every((name) => name.startsWith('other.'))).toBe(true);
    expect(await backups.list('b')).toEqual([]);
  });
});
