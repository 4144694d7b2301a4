import { describe, expect, it } from 'vitest';
import { summariseClass } from '#analyses/knowledge-test/class/summary.ts';
import type { Item } from '#engine/ports.ts';
import { drawClass } from '../../../tests/support/draw-class.ts';
import { collectClass, type Collecting, type KeptFile } from './collect-class.ts';

const done = { status: 'done', quality: 'success', row: {}, version: 1 } as const;
function item(ordinal: number, state: Item['state'] = done, rev = 0): Item {
  const id = `item-${ordinal + 1}`;
  return { id, batchId: 'b', ordinal, name: `${id}.pdf`, sizeBytes: 1, sha256: id, attempts: 1, rev, state };
}

function ports(lines: readonly string[], more: Partial<Collecting> = {}) {
  const drawn = new Map(drawClass(lines.join('\n')).map(({ itemId, finding }) => [itemId, finding]));
  const asked: string[] = [];
  const told: number[] = [];
  const collecting: Collecting = {
    finding: (id) => {
      asked.push(id);
      return Promise.resolve(drawn.get(id));
    },
    tell: (count) => told.push(count),
    isStopped: () => false,
    rest: () => Promise.resolve(),
    kept: new Map<string, KeptFile>(),
    ...more,
  };
  return { collecting, asked, told };
}

const line = (n: number, codes = 'PA.I.A.K1') =>
  `S${n}, A | C${String(n).padStart(7, '0')} | PAR | 2025-01-15 | 1 | 80 | ${codes}`;
const lines = (count: number) => Array.from({ length: count }, (_, n) => line(n));

describe('a class', () => {
  it('is read in pages, and says how far it is', async () => {
    const { collecting, told } = ports(lines(40));
    const read = await collectClass(
      lines(40).map((_, n) => item(n)),
      collecting,
    );
    expect(read?.files).toHaveLength(40);
    expect(told).toEqual([16, 32, 40]);
  });

  it('reads what has changed, and nothing else', async () => {
    const { collecting, asked } = ports(lines(3));
    const items = [item(0), item(1), item(2)];
    await collectClass(items, collecting);
    asked.length = 0;
    await collectClass([item(0), item(1, done, 1), item(2)], collecting);
    expect(asked).toEqual(['item-2']);
  });

  it('names the files that gave nothing, and why', async () => {
    const { collecting } = ports(lines(1));
    const fault = { kind: 'unreadable', code: 'pdf-encrypted', detail: '' } as const;
    const read = await collectClass(
      [
        item(0),
        item(1, { status: 'failed', fault }),
        item(2, { status: 'queued' }),
        { ...item(3), ledger: { own: '', kept: true } },
      ],
      collecting,
    );
    expect(read?.others.map(({ state, faultCode }) => [state, faultCode])).toEqual([
      ['failed', 'pdf-encrypted'],
      ['waiting', undefined],
      ['row-alone', undefined],
    ]);
  });

  it('is left unread when its page is left', async () => {
    const { collecting } = ports(lines(40), { isStopped: () => true });
    expect(
      await collectClass(
        lines(40).map((_, n) => item(n)),
        collecting,
      ),
    ).toBeUndefined();
  });

  it('of a thousand reports is summarised at once', () => {
    const codes = Array.from({ length: 10 }, (_, n) => `PA.${['I', 'II', 'III'][n % 3]}.A.K${n + 1}`);
    const thousand = drawClass(Array.from({ length: 1000 }, (_, n) => line(n, codes.join(' '))).join('\n'));
    expect(summariseClass(thousand, []).people).toHaveLength(1000);
  });
});
