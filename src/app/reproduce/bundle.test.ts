import { describe, expect, it } from 'vitest';
import { findAnalysis } from '#analyses/registry.ts';
import type { Batch, Item } from '#engine/ports.ts';
import { bundleOf, parseBundle, type Bundle } from './bundle.ts';
import { compareTest, matchFiles } from './compare-tests.ts';

const hash = (sign: string) => sign.repeat(64);
const manifest = cpetManifest();

function cpetManifest() {
  const found = findAnalysis('cpet');
  if (found === undefined) throw new Error('no cpet');
  return found;
}

const batch: Batch = {
  id: 'b',
  title: 'Ward 7',
  analysisId: 'cpet',
  createdAtMs: 0,
  options: { subjectSalt: 'secret', peakAveraging: { kind: 'moving-time', length: 30 } },
};

function item(ordinal: number, changes: Partial<Item> = {}): Item {
  return {
    id: String(ordinal),
    batchId: 'b',
    ordinal,
    name: `Jane ${String(ordinal)}.csv`,
    sizeBytes: 1,
    sha256: hash(String(ordinal)),
    attempts: 1,
    state: {
      status: 'done',
      quality: 'success',
      row: { vo2peak_ml_min: 0.1 + 0.2, subject_id: 'Sx' },
      version: manifest.version,
    },
    ...changes,
  };
}

const fault = { kind: 'unreadable', code: 'no-table', detail: 'sheet Jane' } as const;
const adjusted = {
  events: [{ kind: 'adjusted', what: 'vt1', to: { timeS: 300 }, atMs: 0, by: 'AB', why: 'noise' }],
} as const;
const items: readonly Item[] = [
  item(0, { facts: { ageY: 40 } }),
  item(1, { review: adjusted }),
  item(2, { state: { status: 'failed', fault } }),
  item(3, { state: { status: 'queued' } }),
];

function bundle(): Bundle {
  const made = bundleOf({
    batch,
    manifest,
    items,
    choice: { only: 'all', deidentified: true },
    appVersion: '1',
    madeAtMs: 0,
  });
  const parsed = parseBundle(JSON.stringify(made));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
  return parsed.value;
}

describe('a reproducibility bundle', () => {
  it('holds hashes, options, versions, rows, facts and what was set by hand, and no name or salt', () => {
    const { tests, options, models } = bundle();
    expect(tests.map(({ name, status }) => [name, status])).toEqual([
      ['Test 0001', 'COMPLETED'],
      ['Test 0002', 'COMPLETED'],
      ['Test 0003', 'FAILED'],
    ]);
    expect(tests[0]).toMatchObject({
      sha256: hash('0'),
      facts: { ageY: 40 },
      row: { vo2peak_ml_min: 0.1 + 0.2 },
    });
    expect(tests[1]?.adjustments).toEqual({ vt1: { timeS: 300 } });
    expect(tests[2]?.faultCode).toBe('no-table');
    expect(models[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(options).toEqual({ peakAveraging: { kind: 'moving-time', length: 30 } });
    expect(JSON.stringify(bundle())).not.toMatch(/Jane|secret|Sx|Ward/);
  });

  it.each([
    '',
    '[]',
    '{}',
    'null',
    '{"format":"benchside-bundle"}',
    JSON.stringify({ ...bundle(), tests: [{ name: 'a', sha256: 'x', status: 'DONE', row: {} }] }),
    JSON.stringify({ ...bundle(), options: [] }),
    JSON.stringify({ ...bundle(), tests: [{ ...bundle().tests[0], row: { a: { b: 1 } } }] }),
  ])('is refused in words where it is none: %#', (written) => {
    expect(parseBundle(written)).toMatchObject({
      ok: false,
      fault: { code: expect.stringMatching(/^bundle-/) as string },
    });
  });
});

describe('results held against a bundle', () => {
  it('are identical whatever the days that each batch shifts by its own salt, also in older bundles', () => {
    const [first] = bundle().tests;
    const row = { vo2peak_ml_min: 0.1 + 0.2, subject_id: 'Sy', test_day: 31_431 };
    const again = item(0, { state: { status: 'done', quality: 'success', row, version: manifest.version } });
    if (!first) throw new Error('a test');
    expect(compareTest(first, again)).toEqual({ kind: 'identical' });
    expect(compareTest({ ...first, row: { ...first.row, test_day: 22_111 } }, again)).toEqual({
      kind: 'identical',
    });
  });

  it('are identical where every digit is, whatever the subject ids', () => {
    const [first, second, third] = bundle().tests;
    if (!first || !second || !third) throw new Error('three tests');
    expect(compareTest(first, item(0))).toEqual({ kind: 'identical' });
    expect(compareTest(third, item(2, { state: { status: 'failed', fault } }))).toEqual({
      kind: 'identical',
    });
    const other = item(0, {
      state: { status: 'done', quality: 'partial', row: { vo2peak_ml_min: 0.3, extra: 1 }, version: 1 },
    });
    expect(compareTest(first, other)).toEqual({
      kind: 'different',
      differences: [
        { column: 'STATUS', bundle: 'COMPLETED', here: 'PARTIAL' },
        { column: 'vo2peak_ml_min', bundle: 0.1 + 0.2, here: 0.3 },
        { column: 'extra', bundle: undefined, here: 1 },
      ],
    });
    expect(compareTest(first, item(0, { state: { status: 'queued' } }))).toMatchObject({ kind: 'open' });
  });

  it('are known by the bytes of their files', () => {
    const files = [
      { sha256: hash('1'), name: 'renamed.csv' },
      { sha256: hash('9'), name: 'other.csv' },
    ];
    const { found, missing, extra } = matchFiles(bundle().tests, files);
    expect(found.map(({ test, file }) => [test.name, file.name])).toEqual([['Test 0002', 'renamed.csv']]);
    expect(missing.map(({ name }) => name)).toEqual(['Test 0001', 'Test 0003']);
    expect(extra.map(({ name }) => name)).toEqual(['other.csv']);
  });
});
