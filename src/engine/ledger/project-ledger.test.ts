import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { neutralise } from '#core/formula-text.ts';
import { seededRandom } from '#core/random.ts';
import { visibleText } from '#core/visible-text.ts';
import type { Item } from '../ports.ts';
import { decodeCell, splitCells } from './cells.ts';
import { drawnLedger } from '../../../tests/support/draw-ledger.ts';
import { controlColumns } from './ledger.ts';
import { outcomeOf, partsOf, plainManifest, projectLedger, type LedgerOutcome } from './project-ledger.ts';
import { readLedger } from './read-ledger.ts';

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const item = (part: Partial<Item>): Item => ({
  id: 'b/0',
  batchId: 'b',
  ordinal: 0,
  name: 'a.csv',
  sizeBytes: 1,
  sha256: 'ab'.repeat(32),
  attempts: 1,
  state: { status: 'queued' },
  ...part,
});
const pipeline = 'p0123456789abcdef';

describe('a ledger', () => {
  it('has the user’s columns, the control columns and the results, in this order', () => {
    const manifest = { own: 'Kürzel;"mass;kg"', ownCount: 2, rows: [{ file: 'a.csv', own: 'S1;"72,5"' }] };
    const done = item({
      state: { status: 'done', quality: 'partial', row: { vo2peak_ml_min: 3514.25 }, version: 1 },
    });
    const outcomes = new Map([['a.csv', outcomeOf(done, pipeline, 0)]]);
    expect(text(projectLedger(manifest, outcomes, ['quality', 'vo2peak_ml_min']))).toBe(
      'Kürzel;"mass;kg";FILE;STATUS;ERROR;ATTEMPTS;UPDATED_AT;SHA256;PIPELINE;quality;vo2peak_ml_min\r\n' +
        `S1;"72,5";a.csv;PARTIAL;;1;1970-01-01T00:00:00.000Z;${'ab'.repeat(32)};${pipeline};;3514.25\r\n`,
    );
  });

  it('has a row for every file from the start', () => {
    expect(text(projectLedger(plainManifest(['a', 'b']), new Map(), []))).toBe(
      `${controlColumns.join(';')}\r\na;PENDING;;0;;;\r\nb;PENDING;;0;;;\r\n`,
    );
  });

  it('says of a failed file the code, the fact and the place, and of a quarantined one that it is', () => {
    const fault = { kind: 'unreadable', code: 'no-time', detail: 'no time', at: { row: 3 } } as const;
    const failed = item({ state: { status: 'failed', fault } });
    expect(outcomeOf(failed, pipeline)).toMatchObject({
      status: 'FAILED',
      error: 'no-time: no time (row 3)',
      pipeline,
    });
    const poison = item({ state: { status: 'quarantined', fault: { kind: 'worker', detail: 'cut off' } } });
    expect(outcomeOf(poison, pipeline).error).toBe('quarantined: cut off');
  });

  it('spells out what nobody could see in its own texts; names of files and the user’s cells stay as they are', () => {
    const [file, own] = ['a\u202evsc.csv', 'S\u20671'];
    const row = { method: 'V\u202e-slope' };
    const done = item({ state: { status: 'done', quality: 'success', row, version: 1 } });
    const fault = { kind: 'unreadable', code: 'no-time', detail: '"\u202et"' } as const;
    const failed = item({ state: { status: 'failed', fault } });
    const written = text(
      projectLedger(
        {
          ...plainManifest([]),
          own: 'Kürzel',
          ownCount: 1,
          rows: [
            { file, own },
            { file: 'b', own },
          ],
        },
        new Map([
          [file, outcomeOf(done, pipeline)],
          ['b', outcomeOf(failed, pipeline)],
        ]),
        ['method'],
      ),
    );
    expect(written).toContain(`${own};${file};COMPLETED;`);
    expect(written).toContain(';V[U+202E]-slope\r\n');
    expect(written).toContain('no-time: ""[U+202E]t""');
  });

  it('names no pipeline before a file was judged', () => {
    for (const status of ['queued', 'cancelled', 'awaited'] as const)
      expect(outcomeOf(item({ state: { status } }), pipeline).pipeline).toBe('');
  });

  it('guards our own texts against being run as formulas, and leaves the user’s alone', () => {
    const manifest = { own: '=x', ownCount: 1, rows: [{ file: '=1.csv', own: '=HYPERLINK("x")' }] };
    expect(text(projectLedger(manifest, new Map(), []))).toContain('\r\n=HYPERLINK("x");\'=1.csv;PENDING;');
  });
});

describe('whatever a ledger holds', () => {
  it('reads back as it was, with what nobody could see spelt out, and is written again byte for byte', () => {
    fc.assert(
      fc.property(drawnLedger, ({ manifest, outcomes, resultNames, ownCells }) => {
        const bytes = projectLedger(manifest, outcomes, resultNames);
        const read = readLedger(bytes);
        if (!read.ok) throw new Error(JSON.stringify(read.fault));
        const { rows, ownCount } = read.value;
        expect(read.value.resultNames).toEqual(resultNames);
        rows.forEach((row, i) => {
          const { results: _results, ...given } = outcomes.get(row.file) ?? {
            status: 'PENDING',
            attempts: 0,
            error: '',
          };
          const entry = { ...given, error: visibleText(given.error) };
          expect(row).toMatchObject({
            ...manifest.rows[i],
            ...(JSON.parse(JSON.stringify(entry)) as object),
          });
          expect(splitCells(row.own, ownCount)).toEqual(ownCells[i]?.map(decodeCell));
        });
        const again = partsOf(read.value);
        expect(text(projectLedger(again.manifest, again.outcomes, read.value.resultNames))).toBe(text(bytes));
      }),
      { numRuns: 400 },
    );
  });

  it('is read by another reader cell by cell', () => {
    fc.assert(
      fc.property(drawnLedger, ({ manifest, outcomes, resultNames, ownCells }) => {
        const written = text(projectLedger(manifest, outcomes, resultNames));
        // The other reader splits at CRLF alone, and so sees no line end in an unquoted lone CR or LF: there is none.
        const { data, errors } = Papa.parse<string[]>(written, { delimiter: ';', newline: '\r\n' });
        expect(errors).toEqual([]);
        expect(data).toHaveLength(manifest.rows.length + 2);
        manifest.rows.forEach(({ file }, i) => {
          const cells = data[i + 1] ?? [];
          expect(cells).toHaveLength(manifest.ownCount + controlColumns.length + resultNames.length);
          expect(cells.slice(0, manifest.ownCount)).toEqual(ownCells[i]?.map(decodeCell));
          expect(cells[manifest.ownCount]).toBe(neutralise(file));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on what settled first', () => {
    fc.assert(
      fc.property(drawnLedger, fc.nat(), ({ manifest, outcomes, resultNames }, seed) => {
        const random = seededRandom(seed);
        const shuffled = [...outcomes]
          .map((entry) => ({ entry, key: random() }))
          .sort((a, b) => a.key - b.key);
        const other = new Map(shuffled.map(({ entry }) => entry));
        expect(projectLedger(manifest, other, resultNames)).toEqual(
          projectLedger(manifest, outcomes, resultNames),
        );
      }),
      { numRuns: 100 },
    );
  });
});

it('10,000 rows of 150 columns are written and read', () => {
  const names = Array.from({ length: 140 }, (_, i) => `metric_${i}`);
  const results = Object.fromEntries(
    names.map((name, i) => [name, i % 5 === 0 ? `text ${i}` : Math.sqrt(i)]),
  );
  const manifest = {
    own: 'subject;mass;note',
    ownCount: 3,
    rows: Array.from({ length: 10_000 }, (_, i) => ({ file: `folder/${i}.csv`, own: `S${i};72,5;"a;b"` })),
  };
  const outcome: LedgerOutcome = { ...outcomeOf(item({}), pipeline, 1e12), status: 'COMPLETED', results };
  const outcomes = new Map(manifest.rows.map(({ file }) => [file, outcome]));
  const bytes = projectLedger(manifest, outcomes, names);
  const read = readLedger(bytes);
  expect(read.ok && read.value.rows.length).toBe(10_000);
});
