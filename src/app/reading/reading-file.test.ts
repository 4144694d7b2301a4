import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { violations, type JsonSchema } from '#core/json-schema.ts';
import { faultCode } from '#core/result.ts';
import { inventedItem, inventedReading, markAt } from './invented-items.ts';
import { largestReadingFileBytes, readReadingFile, writeReadingFile } from './reading-file.ts';
import { seriesOf } from './series.ts';

const items = [
  inventedItem('a', {}, [inventedReading({ vt1: markAt(300.5), vt2: { absent: true }, note: 'Mrs Doe' })]),
  inventedItem('b', {}, [inventedReading({ vt1: markAt(200) }, 1_600_000_000_000)]),
  inventedItem('c'),
];
const [series] = seriesOf(items);
if (series === undefined) throw new Error('no series');
const written = writeReadingFile(series, items, '1.2.3', false);

/** The written file with something of it changed. */
function changed(change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(written) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
}
function firstReading(change: Record<string, unknown>): string {
  return changed((file) => {
    file['readings'] = [{ ...(file['readings'] as object[])[0], ...change }];
  });
}

describe('a round as a file', () => {
  it('holds hashes, marks, reader, round and versions, and nothing else', () => {
    const file = JSON.parse(written) as Record<string, unknown> & { readings: object[] };
    expect(Object.keys(file)).toEqual(['format', 'version', 'app', 'round', 'reader', 'readings']);
    expect(file).toMatchObject({ format: 'benchside-blinded-readings', version: 1, app: '1.2.3' });
    const keys = new Set(file.readings.flatMap((one) => Object.keys(one)));
    expect([...keys].toSorted()).toEqual(['atMs', 'sha256', 'vt1', 'vt2']);
    expect(written).not.toContain('.csv');
  });

  it('comes back as it went, with notes only where they were asked for', () => {
    const read = readReadingFile(written);
    if (!read.ok) throw new Error(faultCode(read.fault));
    expect(read.value).toMatchObject({ round: '1', by: 'AB' });
    const marks = Object.fromEntries(read.value.readings.map((one) => [one.sha256, one.marks]));
    expect(marks).toEqual({
      [items[0]?.sha256 ?? '']: { vt1: markAt(300.5), vt2: { absent: true } },
      [items[1]?.sha256 ?? '']: { vt1: markAt(200) },
    });
    expect(written).not.toContain('Mrs Doe');
    expect(writeReadingFile(series, items, '1.2.3', true)).toContain('Mrs Doe');
  });
});

it('a round keeps to its published schema, with and without notes; a hostile one does not', () => {
  const path = 'static/schemas/benchside-blinded-readings-1.schema.json';
  const schema = JSON.parse(readFileSync(path, 'utf8')) as JsonSchema;
  for (const text of [written, writeReadingFile(series, items, '1.2.3', true)])
    expect(violations(schema, JSON.parse(text))).toEqual([]);
  for (const text of [
    firstReading({ vt1: { timeS: -1, vo2MlPerMin: 1 } }),
    firstReading({ sha256: 'a.csv' }),
  ])
    expect(violations(schema, JSON.parse(text))).not.toEqual([]);
});

describe('a file from elsewhere', () => {
  it.each([
    ['no JSON', '{', 'reading-file-unreadable'],
    ['a list', '[]', 'reading-file-unreadable'],
    ['too much', ' '.repeat(largestReadingFileBytes + 1), 'reading-file-unreadable'],
    ['another kind', '{"format":"benchside-laboratory-convention"}', 'reading-file-unknown'],
    ['a later version', changed((file) => (file['version'] = 2)), 'reading-file-version'],
    ['no reader', changed((file) => delete file['reader']), 'reading-invalid'],
    ['a round without a letter', changed((file) => (file['round'] = ' \u0000 ')), 'reading-invalid'],
    ['readings that are no list', changed((file) => (file['readings'] = {})), 'reading-invalid'],
    ['a reading that is none', changed((file) => (file['readings'] = [null])), 'reading-invalid'],
    ['a name in place of a hash', firstReading({ sha256: 'a.csv' }), 'reading-invalid'],
    ['a hash in capitals', firstReading({ sha256: 'A'.repeat(64) }), 'reading-invalid'],
    ['a time before there were any', firstReading({ atMs: 5 }), 'reading-invalid'],
    ['a time that is text', firstReading({ atMs: '2024' }), 'reading-invalid'],
    ['a mark at minus one', firstReading({ vt1: { timeS: -1, vo2MlPerMin: 1 } }), 'reading-invalid'],
    ['a mark without VO2', firstReading({ vt1: { timeS: 1 } }), 'reading-invalid'],
    ['a mark of 1e9', firstReading({ vt2: { timeS: 1e9, vo2MlPerMin: 1 } }), 'reading-invalid'],
    ['a note of a megabyte', firstReading({ note: 'x'.repeat(1e6) }), 'reading-invalid'],
  ])('with %s is refused', (_what, text, code) => {
    const read = readReadingFile(text);
    expect(read.ok ? 'read' : faultCode(read.fault)).toBe(code);
  });

  it('is told with the reading and the value that is wrong', () => {
    const read = readReadingFile(firstReading({ vt2: { absent: 'yes' } }));
    expect(read).toMatchObject({ ok: false, fault: { at: { row: 1, column: 'vt2' } } });
  });

  it('with the same file twice is refused', () => {
    const twice = changed((file) => {
      const [one] = file['readings'] as unknown[];
      file['readings'] = [one, one];
    });
    expect(readReadingFile(twice)).toMatchObject({ ok: false, fault: { at: { row: 2, column: 'sha256' } } });
  });

  it('gives nothing but what is declared', () => {
    const hostile = firstReading({ __proto__: { polluted: true }, by: 'someone', extra: [1] });
    const read = readReadingFile(hostile.replace('"extra"', '"__proto__"'));
    if (!read.ok) throw new Error(faultCode(read.fault));
    expect(Object.keys(read.value)).toEqual(['round', 'by', 'readings']);
    expect(Object.keys(read.value.readings[0] ?? {})).toEqual(['sha256', 'marks', 'atMs']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('keeps no line breaks or hidden characters of a note', () => {
    const read = readReadingFile(firstReading({ note: 'left\nright\u202e\u0007' }));
    expect(read.ok && read.value.readings[0]?.marks.note).toBe('left right');
  });
});
