import { describe, expect, it } from 'vitest';
import type { Batch } from '#engine/ports.ts';
import { tableDesk } from '#workers/tables/table-desk.ts';
import type { BatchStart } from '../batch-api.ts';
import { beginBatch, type TableBatch } from './begin-batch.ts';
import { answersFor, nothingSaid } from './table-answers.ts';

const named = (name: string) => ({ name, file: new File([name], name) });

function setUp(text: string, files: readonly string[]) {
  const desk = tableDesk();
  desk.open(new TextEncoder().encode(text));
  desk.putFiles(files);
  const made: { start: BatchStart; title: string | undefined }[] = [];
  const createFrom = (_id: string, start: BatchStart, title?: string) => {
    made.push({ start, title });
    const batch: Batch = { id: 'b', title: title ?? '', analysisId: 'cpet', createdAtMs: 0, options: {} };
    return Promise.resolve({ ok: true as const, value: batch });
  };
  const answers = answersFor('worklist', { ...nothingSaid, addUnmatchedFiles: false }, undefined);
  if (answers === undefined) throw new Error('no answers');
  const asked: TableBatch = {
    analysisId: 'cpet',
    options: {},
    tableName: 'Study A.csv',
    answers,
    files: files.map(named),
  };
  const begin = () =>
    beginBatch(
      {
        start: (one) => Promise.resolve(desk.start(one)),
        items: (from, to) => Promise.resolve(desk.items(from, to)),
      },
      { createFrom },
      asked,
    );
  return { begin, made };
}

describe('a batch from a table', () => {
  it('has every row, in parts or not, and takes only the files that it awaits', async () => {
    const count = 600;
    const lines = Array.from({ length: count }, (_, i) => `t${i}.csv;7${i % 10}`);
    const files = [...lines.map((line) => line.split(';')[0] ?? ''), 'other.csv'];
    const { begin, made } = setUp(`file;mass\n${lines.join('\n')}\n`, files);
    const begun = await begin();
    expect(begun.files).toHaveLength(count);
    expect(made[0]?.title).toBe('Study A');
    expect(made[0]?.start.ledger).toEqual({
      name: 'Study A.csv',
      own: 'file;mass',
      ownCount: 2,
      extraNames: [],
    });
    expect(made[0]?.start.items.map(({ name }) => name)).toEqual(files.slice(0, count));
    expect(made[0]?.start.items[599]).toMatchObject({ facts: { bodyMassKg: 79 } });
  });

  it('is not made while something is open', async () => {
    const { begin, made } = setUp('file\nx.csv\n', ['a/x.csv', 'b/x.csv']);
    await expect(begin()).rejects.toThrow('wait for a word');
    expect(made).toEqual([]);
  });
});
