import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnLedger } from '../../../tests/support/draw-ledger.ts';
import type { Ledger } from './ledger.ts';
import { mergeLedgers, type LedgerPart } from './merge-ledgers.ts';
import { partsOf, projectLedger, type LedgerManifest, type LedgerOutcome } from './project-ledger.ts';
import { readLedger } from './read-ledger.ts';
import { compareFiles, isInShard, parseShard, shardOf } from './shards.ts';

const bytesOf = (ledger: Ledger) => {
  const { manifest, outcomes } = partsOf(ledger);
  return new TextDecoder().decode(projectLedger(manifest, outcomes, ledger.resultNames));
};
const ledgerOf = (
  manifest: LedgerManifest,
  outcomes: ReadonlyMap<string, LedgerOutcome>,
  names: readonly string[],
) => {
  const read = readLedger(projectLedger(manifest, outcomes, names));
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
};
const merged = (parts: readonly LedgerPart[], force = false) => {
  const result = mergeLedgers(parts, force);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
};

describe('shards', () => {
  it.each([
    ['3/16', { index: 3, count: 16 }],
    ['1/1', { index: 1, count: 1 }],
    ['0/4', undefined],
    ['5/4', undefined],
    ['1', undefined],
    ['1/4x', undefined],
  ])('%s is %j', (text, shard) => {
    expect(parseShard(text)).toEqual(shard);
  });

  it('are disjoint and together whole, whatever a machine writes a path like', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 50 }), (path, count) => {
        const shares = Array.from({ length: count }, (_, i) => isInShard(path, { index: i + 1, count }));
        expect(shares.filter(Boolean)).toHaveLength(1);
        expect(shardOf(path.normalize('NFD').replaceAll('/', '\\'), count)).toBe(shardOf(path, count));
      }),
    );
  });

  it('stay as they are: a job that is run again takes the same files', () => {
    expect(['a.csv', 'b.csv', 'day 1/a.csv', 'Müller.xlsx'].map((path) => shardOf(path, 16))).toEqual([
      6, 15, 4, 7,
    ]);
  });

  it('are of about the same size, also for names that only count up', () => {
    const sizes = new Array<number>(16).fill(0);
    for (let i = 0; i < 16_000; i += 1) {
      const share = shardOf(`test_${String(i).padStart(5, '0')}.csv`, 16) - 1;
      sizes[share] = (sizes[share] ?? 0) + 1;
    }
    // 1000 ± 4 standard deviations of a fair draw (√(16000 · 1/16 · 15/16) = 31)
    for (const size of sizes) expect(Math.abs(size - 1000)).toBeLessThan(125);
  });
});

describe('the order of files', () => {
  it('counts numbers as numbers', () => {
    const files = ['b/1.csv', 'a10.csv', 'a2.csv', 'a02.csv', 'A.csv', 'a.csv', 'a'];
    expect(files.sort(compareFiles)).toEqual([
      'A.csv',
      'a',
      'a.csv',
      'a02.csv',
      'a2.csv',
      'a10.csv',
      'b/1.csv',
    ]);
  });

  it('is one order: of any three files the first comes before the third', () => {
    const name = fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', '/', '.', 'é'), maxLength: 6 });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareFiles(a, b))).toBe(-Math.sign(compareFiles(b, a)) + 0);
        expect(compareFiles(a, b) === 0).toBe(a === b);
        if (compareFiles(a, b) < 0 && compareFiles(b, c) < 0) expect(compareFiles(a, c)).toBeLessThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('ledgers of shards', () => {
  it('merge into the ledger of one run, in whichever order they come', () => {
    fc.assert(
      fc.property(
        drawnLedger,
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        ({ manifest, outcomes, resultNames }, count, turned) => {
          const rows = [...manifest.rows].sort((a, b) => compareFiles(a.file, b.file));
          const whole = ledgerOf({ ...manifest, rows }, outcomes, resultNames);
          const parts = Array.from({ length: count }, (_, i) => {
            const share = rows.filter(({ file }) => isInShard(file, { index: i + 1, count }));
            return {
              name: `part-${i}`,
              ledger: ledgerOf({ ...manifest, rows: share }, outcomes, resultNames),
            };
          });
          const result = merged(turned ? parts.reverse() : parts, true);
          expect(bytesOf(result.ledger)).toBe(bytesOf(whole));
          expect(result.conflicts).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

const p1 = 'p0123456789abcdef-12ab';
const sha256 = 'a'.repeat(64);
const one = (file: string, part: Partial<LedgerOutcome> = {}, own = 'S1') => {
  const outcome: LedgerOutcome = {
    status: 'COMPLETED',
    error: '',
    attempts: 1,
    updatedAtMs: 1000,
    sha256,
    pipeline: p1,
    results: { quality: 'A' },
    ...part,
  };
  return ledgerOf({ own: 'subject', ownCount: 1, rows: [{ file, own }] }, new Map([[file, outcome]]), [
    'quality',
  ]);
};

describe('a file in two parts', () => {
  it.each([
    [
      'the newer of two settled rows',
      { updatedAtMs: 2000, status: 'FAILED', error: 'timeout: x' },
      'b',
      'older',
    ],
    ['the older first one where the other is older still', { updatedAtMs: 500 }, 'a', 'older'],
    [
      'the settled one before a newer that has no end',
      { updatedAtMs: 9000, status: 'PROCESSING' },
      'a',
      'not-settled',
    ],
    ['the first of two that are the same', {}, 'a', 'identical'],
  ] as const)('gives %s, and is listed', (_what, part, taken, because) => {
    const result = merged([
      { name: 'a', ledger: one('x') },
      { name: 'b', ledger: one('x', part) },
    ]);
    expect(result.ledger.rows).toHaveLength(1);
    expect(result.conflicts).toEqual([
      { file: 'x', taken, dropped: taken === 'a' ? 'b' : 'a', because, ownCellsDiffer: false },
    ]);
  });

  it('says when the user’s cells differed', () => {
    const parts = [
      { name: 'a', ledger: one('x') },
      { name: 'b', ledger: one('x', {}, 'S2') },
    ];
    expect(merged(parts).conflicts).toMatchObject([{ because: 'older', ownCellsDiffer: true }]);
  });
});

describe('parts that do not belong together', () => {
  const other = ledgerOf(
    { own: 'mass;subject;subject', ownCount: 3, rows: [{ file: 'y', own: '70;"S;2";twice' }] },
    new Map([
      ['y', { status: 'COMPLETED', error: '', attempts: 1, sha256, pipeline: p1, results: { grade: 'B' } }],
    ]),
    ['grade'],
  );
  const parts = [
    { name: 'a', ledger: one('x') },
    { name: 'b', ledger: other },
  ];

  it('are refused for their columns', () => {
    expect(mergeLedgers(parts)).toMatchObject({ ok: false, fault: { code: 'columns-differ' } });
  });

  it('keep every cell where they are forced', () => {
    const { ledger, warnings } = merged(parts, true);
    expect(warnings).toHaveLength(1);
    expect(bytesOf(ledger)).toBe(
      'subject;mass;subject;FILE;STATUS;ERROR;ATTEMPTS;UPDATED_AT;SHA256;PIPELINE;quality;grade\r\n' +
        `S1;;;x;COMPLETED;;1;1970-01-01T00:00:01.000Z;${sha256};${p1};A;\r\n` +
        `"S;2";70;twice;y;COMPLETED;;1;;${sha256};${p1};;B\r\n`,
    );
  });

  it.each([
    ['other options', 'pfedcba9876543210-12ab', 'different versions'],
    ['another app', 'p0000000000000000', 'different versions'],
  ])('are refused for %s', (_what, pipeline, words) => {
    const mixed = [
      { name: 'a', ledger: one('x') },
      { name: 'b', ledger: one('y', { pipeline }) },
    ];
    expect(mergeLedgers(mixed)).toMatchObject({
      ok: false,
      fault: { code: 'pipelines-differ', detail: expect.stringContaining(words) as string },
    });
    expect(merged(mixed, true).ledger.rows).toHaveLength(2);
  });

  it('are joined with a warning where only the salt differs', () => {
    const other = one('y', { pipeline: 'p0123456789abcdef-0000' });
    const { warnings } = merged([
      { name: 'a', ledger: one('x') },
      { name: 'b', ledger: other },
    ]);
    expect(warnings).toEqual([expect.stringContaining('several subject ids')]);
  });

  it('of which one has no rows are joined whatever its columns are', () => {
    const empty = ledgerOf({ own: '', ownCount: 0, rows: [] }, new Map(), []);
    const { ledger } = merged([
      { name: 'a', ledger: empty },
      { name: 'b', ledger: one('x') },
    ]);
    expect(bytesOf(ledger)).toBe(bytesOf(one('x')));
  });

  it('of no parts there is nothing to merge', () => {
    expect(mergeLedgers([])).toMatchObject({ ok: false, fault: { code: 'no-parts' } });
  });
});
