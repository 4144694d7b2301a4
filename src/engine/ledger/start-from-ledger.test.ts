import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../ports.ts';
import { drawnLedger } from '../../../tests/support/draw-ledger.ts';
import { errorText, stateOfError } from './error-text.ts';
import { keepRows } from './kept-rows.ts';
import { isSettled, type Ledger } from './ledger.ts';
import { projectLedger, type LedgerOutcome, type ManifestRow } from './project-ledger.ts';
import { readLedger } from './read-ledger.ts';
import { startFromLedger, type LedgerChoice, type PlannedStart } from './start-from-ledger.ts';

const pipeline = 'p0123456789abcdef-12ab';
const sha256 = 'ab'.repeat(32);
const choice: LedgerChoice = {
  kept: new Set(),
  confirmed: new Set(),
  added: [],
  columns: [],
  pipeline,
  version: 7,
};

function read(bytes: Uint8Array): Ledger {
  const result = readLedger(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

function itemsOf(start: PlannedStart): readonly Item[] {
  return Array.from({ length: start.count }, (_, ordinal) => ({
    id: `b/${ordinal}`,
    batchId: 'b',
    ordinal,
    sizeBytes: 0,
    ...start.item(ordinal),
  }));
}

/** The ledger of a batch that began like this and did nothing yet. */
function projected({ ledger, ...rest }: PlannedStart, names: readonly string[]): Uint8Array {
  const rows = keepRows({ ...ledger, names });
  rows.put(itemsOf({ ledger, ...rest }));
  return rows.bytes();
}

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const twoColumns = [
  { name: 'quality', kind: 'text' },
  { name: 'vo2peak_ml_min', kind: 'decimal' },
] as const;

/** A ledger of one row a file, each settled, with a user's mass beside it. */
function ledgerOf(
  outcomes: Readonly<Record<string, Partial<LedgerOutcome>>>,
  names = ['quality', 'vo2peak_ml_min'],
): Ledger {
  const whole = Object.entries(outcomes).map(([file, part]): [string, LedgerOutcome] => [
    file,
    { status: 'COMPLETED', error: '', attempts: 2, updatedAtMs: 5, sha256, pipeline, results: {}, ...part },
  ]);
  const manifest = {
    own: 'id;Gewicht (kg)',
    ownCount: 2,
    rows: whole.map(([file], i) => ({ file, own: `S${i};7${i},5` })),
  };
  return read(projectLedger(manifest, new Map(whole), names));
}

describe('a batch that goes on from a ledger', () => {
  const ledger = ledgerOf({
    'a.csv': { results: { quality: '-A', vo2peak_ml_min: 3514.25 } },
    'b.csv': { status: 'PARTIAL', pipeline: 'pfedcba9876543210' },
    'c.csv': { status: 'FAILED', error: 'no-time: t missing (row 1)' },
    'd.csv': { status: 'FAILED', error: 'quarantined: 2 attempts' },
    'e.csv': { status: 'CANCELLED', pipeline: '' },
  });
  const kept = new Set(['a.csv', 'b.csv', 'c.csv', 'd.csv']);
  const start = startFromLedger(ledger, {
    ...choice,
    kept,
    confirmed: kept,
    columns: twoColumns,
    added: ['bb.csv'],
  });
  const [a, b, fresh, c, d, e] = itemsOf(start);

  it('keeps what came to an end, with its values, attempts and time', () => {
    expect(a).toMatchObject({
      state: {
        status: 'done',
        quality: 'success',
        version: 7,
        row: { quality: '-A', vo2peak_ml_min: 3514.25 },
      },
      sha256,
      attempts: 2,
      updatedAtMs: 5,
      pipeline,
      ledger: { own: 'S0;70,5', kept: true },
    });
    expect(a).not.toHaveProperty('confirmed');
    expect(c?.state).toMatchObject({ status: 'failed', fault: { kind: 'unreadable', code: 'no-time' } });
    expect(d?.state.status).toBe('quarantined');
  });

  it('knows no version of another pipeline, and which partial results a person let stand', () => {
    expect(b).toMatchObject({ state: { quality: 'partial', version: 0 }, confirmed: true });
  });

  it('awaits the rest, and a file without a row in its place', () => {
    expect(e).toMatchObject({
      state: { status: 'awaited' },
      sha256: '',
      attempts: 2,
      ledger: { own: 'S4;74,5' },
    });
    expect(e?.ledger).not.toHaveProperty('kept');
    expect(e).not.toHaveProperty('pipeline');
    expect(fresh).toMatchObject({ name: 'bb.csv', attempts: 0, ledger: { own: ';' } });
    expect(fresh).not.toHaveProperty('facts');
  });

  it('reads mass, height, age and sex from the user’s own columns again', () => {
    expect(e?.facts).toEqual({ bodyMassKg: 74.5 });
  });

  it('keeps columns that this version does not know behind the others, for every row', () => {
    const older = ledgerOf(
      { x: { results: { quality: 'A', old: 'x;y', note: 1 } }, y: { status: 'PENDING' } },
      ['old', 'quality', 'note'],
    );
    const next = startFromLedger(older, {
      ...choice,
      kept: new Set(['x']),
      columns: twoColumns,
      added: ['z'],
    });
    expect(next.ledger.extraNames).toEqual(['old', 'note']);
    expect(itemsOf(next).map((item) => item.ledger?.extra)).toEqual(['"x;y";1', ';', ';']);
    expect(text(projected(next, ['quality'])).split('\r\n')[1]).toMatch(/;A;"x;y";1$/);
  });
});

const kinds = ['text', 'decimal', 'boolean'] as const;
const typeOf = { text: 'string', decimal: 'number', boolean: 'boolean' } as const;

/** What a run can have written: only what came to an end has an error or results, and a column holds one kind of value. */
const written = drawnLedger.map(({ manifest, outcomes, resultNames }) => {
  const columns = resultNames.map((name, i) => ({ name, kind: kinds[i % kinds.length] ?? 'text' }));
  const settled = manifest.rows.flatMap((row): { row: ManifestRow; outcome: LedgerOutcome }[] => {
    const outcome = outcomes.get(row.file);
    if (outcome === undefined || !isSettled(outcome)) return [];
    const { status, error, results } = outcome;
    const values = columns.flatMap(({ name, kind }) => {
      const value = typeof results === 'string' ? undefined : results[name];
      return status !== 'FAILED' && typeof value === typeOf[kind] ? [[name, value] as const] : [];
    });
    const ended = status === 'FAILED' ? errorText(stateOfError(error)) : '';
    return [{ row, outcome: { ...outcome, error: ended, results: Object.fromEntries(values) } }];
  });
  const bytes = projectLedger(
    { ...manifest, rows: settled.map(({ row }) => row) },
    new Map(settled.map(({ row, outcome }) => [row.file, outcome])),
    resultNames,
  );
  return { bytes, columns };
});

it('rows that are kept and did not change come to the same bytes again, whatever stands in them', () => {
  fc.assert(
    fc.property(written, fc.boolean(), ({ bytes, columns }, isKnown) => {
      const ledger = read(bytes);
      const known = isKnown ? columns : [];
      const kept = new Set(ledger.rows.map(({ file }) => file));
      const start = startFromLedger(ledger, { ...choice, kept, columns: known });
      const names = known.map(({ name }) => name);
      expect(text(projected(start, names))).toBe(text(bytes));
    }),
    { numRuns: 1000 },
  );
});
