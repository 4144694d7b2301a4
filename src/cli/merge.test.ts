import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBackupName } from '#engine/ledger/backups.ts';
import { projectLedger, type LedgerOutcome } from '#engine/ledger/project-ledger.ts';
import { compareFiles, isInShard } from '#engine/ledger/shards.ts';
import { parseMergeArguments } from './merge-arguments.ts';
import { runMerge } from './merge.ts';
import { replaceLedger } from './replace-ledger.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'benchside-merge-'));
const outcome = (file: string, part: Partial<LedgerOutcome> = {}): LedgerOutcome => ({
  status: 'COMPLETED',
  error: '',
  attempts: 1,
  updatedAtMs: 1000,
  sha256: 'a'.repeat(64),
  pipeline: 'p0123456789abcdef-12ab',
  results: { quality: file.length % 2 === 0 ? 'A' : '=B' },
  ...part,
});
const ledger = (files: readonly string[], part: Partial<LedgerOutcome> = {}) =>
  projectLedger(
    { own: 'subject', ownCount: 1, rows: files.map((file) => ({ file, own: `"S;${file}"` })) },
    new Map(files.map((file) => [file, outcome(file, part)])),
    ['quality', 'vo2peak_ml_min'],
  );

async function run(...args: string[]) {
  const said: string[] = [];
  const warned: string[] = [];
  const lines = { say: (line: string) => said.push(line), warn: (line: string) => warned.push(line) };
  return { code: await runMerge(args, lines), said: said.join('\n'), warned: warned.join('\n') };
}

describe('merging the ledgers of shards', () => {
  it('of four gives the bytes of one run', async () => {
    const folder = await newFolder();
    const files = Array.from({ length: 100 }, (_, i) => `day ${i % 3}/test_${i}.csv`).sort(compareFiles);
    const parts = await Promise.all(
      [1, 2, 3, 4].map(async (index) => {
        const path = join(folder, `part-${index}.csv`);
        await writeFile(path, ledger(files.filter((file) => isInShard(file, { index, count: 4 }))));
        return path;
      }),
    );
    const out = join(folder, 'all.csv');
    expect(await run(...parts, '--out', out)).toMatchObject({ code: 0, warned: '' });
    expect(await readFile(out, 'utf8')).toBe(new TextDecoder().decode(ledger(files)));
    expect((await readdir(folder)).sort()).toEqual([
      'all.csv',
      ...parts.map((part) => part.slice(folder.length + 1)),
    ]);
  });

  it('says which file several parts hold, and whose row it took', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'a.csv'), ledger(['x', 'y']));
    await writeFile(join(folder, 'b.csv'), ledger(['x'], { updatedAtMs: 2000 }));
    const parts = [join(folder, 'a.csv'), join(folder, 'b.csv')];
    const { code, warned } = await run(...parts, '-o', join(folder, 'all.csv'));
    expect(code).toBe(0);
    expect(warned).toMatch(/^x: taken from .*b\.csv, not from .*a\.csv \(older there\)$/);
  });

  it('writes nothing where a part is damaged, and names its place', async () => {
    const folder = await newFolder();
    const out = join(folder, 'all.csv');
    await writeFile(join(folder, 'a.csv'), ledger(['x', 'y']).slice(0, -4));
    await writeFile(join(folder, 'b.csv'), ledger(['z']));
    await writeFile(out, 'what was there');
    const { code, warned } = await run(join(folder, 'a.csv'), join(folder, 'b.csv'), '--out', out);
    expect([code, warned]).toEqual([1, expect.stringMatching(/a\.csv: truncated-last-line: .*row 3/)]);
    expect(await readFile(out, 'utf8')).toBe('what was there');
  });

  it('writes nothing where versions differ, unless it is forced', async () => {
    const folder = await newFolder();
    const out = join(folder, 'all.csv');
    await writeFile(join(folder, 'a.csv'), ledger(['x']));
    await writeFile(join(folder, 'b.csv'), ledger(['y'], { pipeline: 'pfedcba9876543210' }));
    const parts = [join(folder, 'a.csv'), join(folder, 'b.csv')];
    expect(await run(...parts, '--out', out)).toMatchObject({
      code: 1,
      warned: expect.stringContaining('pipelines-differ') as string,
    });
    await expect(readFile(out)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await run(...parts, '--out', out, '--force')).toMatchObject({ code: 0 });
  });

  it('says that a part is not there', async () => {
    expect(await run('no-such-part.csv', '--out', 'x.csv')).toMatchObject({
      code: 1,
      warned: expect.stringContaining('no-such-part.csv') as string,
    });
  });
});

describe('the call', () => {
  it.each([
    ['', 'PART'],
    ['a.csv', '--out'],
    ['a.csv ./a.csv --out x.csv', 'twice'],
    ['a.csv b.csv --out ./a.csv', 'a part'],
    ['a.csv --out x.csv --fast', '--fast'],
  ])('merge %s is refused, and the reason names %s', (line, problem) => {
    expect(parseMergeArguments(line.split(' ').filter(Boolean))).toEqual({
      ok: false,
      problem: expect.stringContaining(problem) as string,
    });
  });

  it('wrongly made exits with 2, and help with 0', async () => {
    expect(await run()).toMatchObject({ code: 2 });
    expect(await run('--help')).toMatchObject({
      code: 0,
      said: expect.stringContaining('merge PART') as string,
    });
  });
});

describe('replacing a ledger', () => {
  const text = (content: string) => new TextEncoder().encode(content);

  it('keeps the last ten versions that it had, and none that is the same', async () => {
    const folder = await newFolder();
    const path = join(folder, 'all.csv');
    for (let version = 1; version <= 13; version += 1) {
      await replaceLedger(path, text(`version ${version}`), 1e12 - version);
      await replaceLedger(path, text(`version ${version}`), 1e12);
    }
    expect(await readFile(path, 'utf8')).toBe('version 13');
    const backups = (await readdir(join(folder, 'backup'))).sort();
    expect(backups.map((name) => parseBackupName(name)?.sequence)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await readFile(join(folder, 'backup', backups[9] ?? ''), 'utf8')).toBe('version 12');
    expect(await readdir(folder)).toEqual(['all.csv', 'backup']);
  });

  it('leaves the old one where the new one cannot be written', async () => {
    const folder = await newFolder();
    await expect(replaceLedger(join(folder, 'no-folder', 'all.csv'), text('x'), 0)).rejects.toThrow();
  });
});
