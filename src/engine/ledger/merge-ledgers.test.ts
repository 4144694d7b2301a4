import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnLedger } from '../../../tests/support/draw-ledger.ts';
import type { Ledger } from './ledger.ts';
import { mergeLedgers, type LedgerPart } from './merge-ledgers.ts';
import { partsOf, projectLedger, type LedgerManifest, type LedgerOutcome } from './project-ledger.ts';
import { readLedger } from './read-ledger.ts';
import { compareFiles, isInShard } from './shards.ts';

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
    ['the newer of two settled rows', { updatedAtMs: 2000, results: { quality: 'B' } }, 'b', 'older'],
    [
      'the one that is done before a newer that failed on the same bytes',
      { updatedAtMs: 2000, status: 'FAILED', error: 'timeout: x', results: {} },
      'a',
      'not-settled',
    ],
    [
      'the one that is done before a newer that failed before its bytes were read',
      { updatedAtMs: 2000, status: 'FAILED', error: 'timeout: x', sha256: '', results: {} },
      'a',
      'not-settled',
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

describe('a file of other bytes in each part', () => {
  const others = 'b'.repeat(64);
  const failed = { status: 'FAILED', error: 'timeout: x', results: {} } as const;
  const parts = [
    { name: 'a', ledger: one('x') },
    { name: 'b', ledger: one('x', { sha256: others, updatedAtMs: 500 }) },
  ];

  it('is refused with its place, whichever is newer', () => {
    expect(mergeLedgers(parts)).toMatchObject({
      ok: false,
      fault: { code: 'bytes-differ', detail: 'x has other bytes in b than in a', at: { row: 2 } },
    });
    expect(mergeLedgers([...parts].reverse())).toMatchObject({ ok: false, fault: { code: 'bytes-differ' } });
  });

  it('gives the newest bytes where it is forced, and says so', () => {
    const { ledger, conflicts, warnings } = merged(parts, true);
    expect(ledger.rows).toMatchObject([{ sha256 }]);
    expect(conflicts).toMatchObject([{ taken: 'a', dropped: 'b', because: 'older' }]);
    expect(warnings).toEqual(['x has other bytes in b than in a']);
  });

  it('gives the same whatever the order of three parts', () => {
    const three = [
      { name: 'a', ledger: one('x', { updatedAtMs: 1 }) },
      { name: 'b', ledger: one('x', { ...failed, updatedAtMs: 3 }) },
      { name: 'c', ledger: one('x', { ...failed, sha256: others, updatedAtMs: 2 }) },
    ] as const;
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ] as const;
    for (const order of orders) {
      const { ledger, conflicts } = merged(
        order.map((i) => three[i]),
        true,
      );
      expect(ledger.rows).toMatchObject([{ status: 'COMPLETED', updatedAtMs: 1 }]);
      expect(conflicts.map(({ taken, dropped }) => taken + dropped).sort()).toEqual(['ab', 'ac']);
    }
  });

  it('is none where one of the rows came to no end', () => {
    const begun = one('x', { sha256: others, status: 'PROCESSING', results: {} });
    const { ledger } = merged([
      { name: 'a', ledger: begun },
      { name: 'b', ledger: one('x') },
    ]);
    expect(ledger.rows).toMatchObject([{ status: 'COMPLETED' }]);
  });

  it('is named up to a number of files', () => {
    const many = (part: Partial<LedgerOutcome>) => {
      const files = Array.from({ length: 23 }, (_, i) => `f${i}`);
      const rows = files.map((file) => one(file, part).rows[0]).filter((row) => row !== undefined);
      return { ...one('f0', part), rows };
    };
    const { warnings } = merged(
      [
        { name: 'a', ledger: many({}) },
        { name: 'b', ledger: many({ sha256: others }) },
      ],
      true,
    );
    expect(warnings).toHaveLength(21);
    expect(warnings.at(-1)).toBe('and 3 more files have other bytes in one part than in another');
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
