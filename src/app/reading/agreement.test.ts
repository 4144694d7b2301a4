import { describe, expect, it } from 'vitest';
import type { ReviewEvent } from '#core/review.ts';
import { writeCsv } from '#reports/csv.ts';
import { adjudicating, adjustedThreshold } from './adjudicate.ts';
import {
  agreementOfAll,
  compareVoices,
  defaultDisagreementLimits,
  disagreements,
  everyTwo,
  testsOf,
  voicesOf,
} from './agreement.ts';
import { automaticMarks } from './automatic-marks.ts';
import { inventedItem, inventedReading, markAt } from './invented-items.ts';
import type { ReadMark } from './marks.ts';
import { agreementTable, readingsTable } from './reading-tables.ts';
import { seriesOf } from './series.ts';

/** Tests read by AB and CD: VT1 by either, and where the program has it. Peak VO2 is 3000 mL/min. */
const drawn: readonly (readonly [string, ReadMark, ReadMark, number | undefined])[] = [
  ['a', markAt(300), markAt(310), 305],
  ['b', markAt(340), markAt(330), 345],
  ['c', markAt(280), markAt(320), 300],
  ['d', markAt(360), { absent: true }, undefined],
  ['e', { absent: true }, { absent: true }, undefined],
];
const items = drawn.map(([id, ab, cd, program]) =>
  inventedItem(
    id,
    {
      vo2peak_ml_min: 3000,
      ...(program !== undefined && { vt1_time_s: program, vt1_vo2_ml_min: 5 * program }),
    },
    [inventedReading({ vt1: ab }), inventedReading({ vt1: cd, note: '=1+1' }, 1_700_000_000_001, 'CD')],
  ),
);
const series = seriesOf(items);
const voices = voicesOf(series, items);
const tests = testsOf(items);
const [ab, cd, program] = voices;
if (ab === undefined || cd === undefined || program === undefined) throw new Error('three voices');

describe('voices', () => {
  it('are the readers and the program, and every two of them are compared', () => {
    expect(voices.map(({ title, kind }) => [title, kind])).toEqual([
      ['AB', 'reader'],
      ['CD', 'reader'],
      ['Program', 'program'],
    ]);
    expect(everyTwo(voices).map((two) => two.map(({ title }) => title).join(' '))).toEqual([
      'AB CD',
      'AB Program',
      'CD Program',
    ]);
  });
  it('carry their round where there are several', () => {
    const twice = [
      inventedItem('a', {}, [inventedReading({}, 1, 'AB', 'first'), inventedReading({}, 2, 'AB', 'again')]),
    ];
    expect(voicesOf(seriesOf(twice), twice).map(({ title }) => title)).toEqual([
      'AB (again)',
      'AB (first)',
      'Program',
    ]);
  });
});

describe('agreement of two readers', () => {
  it('is over the tests in which both placed it; absent ones are counted apart', () => {
    const found = compareVoices(ab, cd, 'vt1', 'timeS', tests);
    expect(found.pairs.map(({ test }) => test.name)).toEqual(['a.csv', 'b.csv', 'c.csv']);
    expect(found).toMatchObject({ bothAbsent: 1, oneAbsent: 1 });
    expect(found.differences?.bias).toBeCloseTo((-10 + 10 - 40) / 3, 9);
    expect(found.agreement).toMatchObject({ subjects: 3, readers: 2 });
  });
  it('in percent of VO2peak goes by each test’s own peak, and leaves out a test without one', () => {
    const [first] = compareVoices(ab, cd, 'vt1', 'percentOfPeak', tests).pairs;
    expect(first?.first).toBeCloseTo(50, 9);
    const peakless = tests.map(({ id, name }) => ({ id, name }));
    expect(compareVoices(ab, cd, 'vt1', 'percentOfPeak', peakless).pairs).toEqual([]);
  });
  it('of a threshold that nobody read is nothing', () => {
    expect(compareVoices(ab, cd, 'vt2', 'timeS', tests)).toEqual({
      which: 'vt2',
      quantity: 'timeS',
      pairs: [],
      bothAbsent: 0,
      oneAbsent: 0,
    });
  });
  it('of all together needs three', () => {
    expect(agreementOfAll(voices, 'vt1', 'timeS', tests)).toBeUndefined();
    const third = { ...cd, id: 'EF', title: 'EF' };
    expect(agreementOfAll([...voices, third], 'vt1', 'timeS', tests)).toMatchObject({ readers: 3 });
  });
});

describe('disagreements', () => {
  it('are what lies beyond a limit, and what only one found; those first', () => {
    const found = disagreements(voices, tests, defaultDisagreementLimits);
    expect(found.map(({ test, apartS, someAbsent }) => [test.name, apartS, someAbsent])).toEqual([
      ['d.csv', undefined, true],
      ['c.csv', 40, false],
    ]);
  });
  it('go by either limit', () => {
    const within = disagreements(voices, tests, { timeS: 60, percentOfPeak: 6 });
    expect(within.map(({ test }) => test.name)).toEqual(['d.csv', 'c.csv']); // 200 of 3000 mL/min are 6.7 %
    expect(disagreements(voices, tests, { timeS: 60, percentOfPeak: 10 })).toHaveLength(1);
  });
});

describe('an adjudicated value', () => {
  const item = items[2] ?? inventedItem('none');
  const event = adjudicating(item, 'vt1', markAt(310), '1', { by: 'EF', atMs: 5 });

  it('is an adjustment with who, why, and what the program had said', () => {
    expect(event).toEqual({
      kind: 'adjusted',
      what: 'vt1',
      to: { timeS: 310 },
      automatic: { timeS: 300 },
      by: 'EF',
      atMs: 5,
      why: 'adjudicated, round 1',
    });
    expect(adjudicating(item, 'vt2', { absent: true }, '1', { by: 'EF', atMs: 5 })).toMatchObject({
      to: { absent: true },
      automatic: { absent: true },
    });
  });

  it('is shown where it stands, and the program keeps its own answer', () => {
    const events: readonly ReviewEvent[] = [event];
    const row = {
      vt1_source: 'adjusted',
      vt1_time_s: 310,
      vt1_vo2_ml_min: 1550,
      vt1_automatic_time_s: 300,
      vt1_automatic_vo2_ml_min: 1500,
    };
    const adjusted = inventedItem('c', row, events);
    expect(adjustedThreshold(adjusted, 'vt1')).toEqual({
      place: 0,
      by: 'EF',
      why: 'adjudicated, round 1',
      timeS: 310,
    });
    expect(automaticMarks(adjusted).vt1).toEqual({ timeS: 300, vo2MlPerMin: 1500 });
    expect(adjustedThreshold(item, 'vt1')).toBeUndefined();
  });

  it('of a test that can have no thresholds stands beside no answer of the program', () => {
    expect(automaticMarks(inventedItem('x', { thresholds_impossible: 'constant-load' }))).toEqual({});
  });
});

describe('as tables', () => {
  it('agreement has a line for every two, threshold and quantity, as many cells as columns', () => {
    const { columns, rows } = agreementTable(voices, tests);
    expect(rows).toHaveLength(3 * 2 * 3);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([columns.length]));
    expect(rows[0]?.slice(0, 7)).toEqual(['AB', 'CD', 'VT1', 's', 3, 1, 1]);
  });
  it('readings are listed with their files; a note that looks like a formula runs in no spreadsheet', () => {
    const csv = writeCsv(readingsTable(series, items));
    expect(csv).toContain("'=1+1");
    expect(csv).not.toMatch(/;=1/);
    expect(csv.split('\r\n')).toHaveLength(1 + 10 + 1);
  });
});
