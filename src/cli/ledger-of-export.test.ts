import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readExport } from './ledger-of-export.ts';

it('an export is read item by item without its findings, whatever texts they hold', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'benchside-export-')), 'export.json');
  const items = [
    {
      file: 'a,"finding":.csv',
      sha256: 'ab',
      status: 'COMPLETED',
      attempts: 2,
      row: { quality: 'A' },
      version: 1,
    },
    {
      file: 'b',
      status: 'FAILED',
      attempts: 3,
      quarantined: true,
      fault: { kind: 'worker', detail: 'gone' },
    },
    { file: 'c', status: 'PENDING', attempts: 0 },
  ];
  const head = { analysis: { id: 'cpet' }, batch: { options: { x: 1 } }, columns: [{ name: 'quality' }] };
  const lines = items.map((item, i) => {
    const text = JSON.stringify(item);
    return i === 0 ? `${text.slice(0, -1)},"finding":{"text":",\\"finding\\":"}}` : text;
  });
  await writeFile(path, `${JSON.stringify(head).slice(0, -1)},"items":[\n${lines.join(',\n')}\n]}\n`);
  const { outcomes, ...rest } = await readExport(path, 5);
  expect(rest).toEqual({ analysisId: 'cpet', options: { x: 1 }, resultNames: ['quality'] });
  expect([...outcomes]).toMatchObject([
    [
      'a,"finding":.csv',
      { status: 'COMPLETED', error: '', attempts: 2, sha256: 'ab', results: { quality: 'A' } },
    ],
    ['b', { status: 'FAILED', error: 'quarantined: gone', attempts: 3, updatedAtMs: 5 }],
    ['c', { status: 'PENDING', attempts: 0 }],
  ]);
});
