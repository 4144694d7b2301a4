import { describe, expect, it } from 'vitest';
import type { Batch, Item } from '#engine/ports.ts';
import { agreementOfMethods, agreementOfPair, questionsOf } from './agreement.ts';
import { chooseTests, groupingOfRows } from './choose-tests.ts';
import { cohortCsv } from './cohort-csv.ts';
import { likelyDateColumn, likelyPersonColumn, ownColumns, ownGroupings } from './cohort-columns.ts';
import { cohortTests, ownHeadings } from './cohort-tests.ts';
import { compareGroups, groupsOf } from './compare-groups.ts';
import { controlSeries } from './control-series.ts';
import { distributionOf } from './distribution.ts';
import { drawnPlan, drawnTest } from './drawn-tests.ts';
import { inclusionFlow } from './inclusion.ts';
import { repeatedTests } from './repeated-tests.ts';

const [peak] = drawnPlan.quantities;
const bySex = drawnPlan.groupings.map(groupingOfRows);
const everything = { acceptedOnly: false, goodOnly: false };

const all = [
  drawnTest('a', { peak: 10, grade: 'A', sex: 'female' }, { verdict: 'accepted' }),
  drawnTest('b', { peak: 20, grade: 'B', sex: 'male' }),
  drawnTest('c', { peak: 30, grade: 'C', sex: 'male' }, { partial: true }),
  drawnTest('d', { grade: 'D', sex: 'male' }),
  drawnTest('e', {}, { state: 'failed', faultCode: 'no-table' }),
  drawnTest('f', {}, { state: 'failed', faultCode: 'no-table' }),
  drawnTest('g', {}, { state: 'waiting' }),
];

describe('a batch as a cohort', () => {
  const batch: Batch = {
    id: 'b',
    title: 'B',
    analysisId: 'cpet',
    createdAtMs: 0,
    options: {},
    ledger: { name: 'list.csv', own: 'Arm;"Visit; no"', ownCount: 2, extraNames: [] },
  };
  const item: Item = {
    id: 'i',
    batchId: 'b',
    ordinal: 0,
    name: 'x.csv',
    sizeBytes: 1,
    sha256: '',
    attempts: 1,
    ledger: { own: 'control;"2"' },
    review: {
      events: [
        { kind: 'adjusted', what: 'vt1', to: { timeS: 300 }, by: 'AB', atMs: 1 },
        { kind: 'adjusted', what: 'vt2', to: { timeS: 500 }, by: 'CD', atMs: 2 },
        { kind: 'undone', place: 1, by: 'CD', atMs: 3 },
        { kind: 'verdict', verdict: 'accepted', by: 'EF', atMs: 4 },
      ],
    },
    state: { status: 'done', quality: 'partial', row: { peak: 1 }, version: 3 },
  };

  it('takes the user’s cells, and of a review what stands', () => {
    expect(ownHeadings(batch)).toEqual(['Arm', 'Visit; no']);
    expect(cohortTests(batch, [item])).toEqual([
      drawnTest(
        'i',
        { peak: 1 },
        {
          name: 'x.csv',
          partial: true,
          version: 3,
          own: ['control', '2'],
          verdict: 'accepted',
          setByHand: ['vt1'],
          readers: ['AB'],
        },
      ),
    ]);
  });

  it('says how files became the tests of the figures', () => {
    const chosen = chooseTests(all, drawnPlan, { ...everything, goodOnly: true }, bySex);
    expect(inclusionFlow(all, chosen, drawnPlan, { one: 'test', many: 'tests' })).toEqual({
      steps: [
        {
          title: 'Files imported',
          count: 7,
          aside: {
            title: 'Not analysed',
            count: 3,
            reasons: [
              { words: 'no table', count: 2 },
              { words: 'not yet analysed', count: 1 },
            ],
          },
        },
        {
          title: 'Analysed',
          count: 4,
          note: '1 of them in part',
          aside: {
            title: 'Left out by the filters',
            count: 2,
            reasons: [{ words: 'quality C or D', count: 2 }],
          },
        },
        { title: 'In the figures', count: 2, note: 'tests' },
      ],
      stages: [{ title: 'Peak', count: 2, missing: [] }],
    });
  });

  it('chooses by verdict, grade and group, and counts each left out once', () => {
    const choice = { acceptedOnly: true, goodOnly: true, group: { grouping: 'sex', name: 'female' } };
    const chosen = chooseTests(all, drawnPlan, choice, bySex);
    expect(chosen.tests.map(({ id }) => id)).toEqual(['a']);
    expect(chosen.leftOut).toEqual([{ words: 'not accepted by a reader', count: 3 }]);
    expect(chosen.words).toEqual(['accepted by a reader', 'of quality A or B', 'Sex: female']);
    const inGerman = bySex.map((grouping) => ({ ...grouping, title: 'Geschlecht', shown: () => 'weiblich' }));
    const { words, inEnglish } = chooseTests(all, drawnPlan, choice, inGerman);
    expect(words.at(-1)).toBe('Geschlecht: weiblich');
    expect(inEnglish).toEqual(chosen.words);
  });

  it('describes a distribution with what is missing', () => {
    if (peak === undefined) throw new Error('no quantity');
    const { points, spread, missing, missingCount } = distributionOf(all.slice(0, 4), peak);
    expect(points.map(({ id, value }) => [id, value])).toEqual([
      ['a', 10],
      ['b', 20],
      ['c', 30],
    ]);
    expect(spread).toEqual({ n: 3, mean: 20, sd: 10, median: 20, q1: 15, q3: 25, least: 10, most: 30 });
    expect({ missing, missingCount }).toEqual({ missing: [{ words: 'no peak', count: 1 }], missingCount: 1 });
  });

  it('holds every group against the largest', () => {
    const tests = [1, 2, 3, 4].map((value) => drawnTest(`m${String(value)}`, { peak: value, sex: 'male' }));
    const others = [11, 12, 13].map((value) =>
      drawnTest(`f${String(value)}`, { peak: value, sex: 'female' }),
    );
    const [grouping] = bySex;
    if (grouping === undefined) throw new Error('no grouping');
    const both = [...others, ...tests, drawnTest('x', { peak: 5 })];
    const { lines, against, without } = compareGroups(both, groupsOf(both, grouping), 'peak');
    expect({ against, without }).toEqual({ against: 'male', without: 1 });
    expect(lines.map(({ group, spread, difference }) => [group, spread?.n, difference?.difference])).toEqual([
      ['female', 3, 9.5],
      ['male', 4, undefined],
    ]);
    const [female] = lines;
    expect(female?.difference?.low).toBeLessThan(9.5);
  });
});

describe('two answers to one question', () => {
  const tests = [
    drawnTest('a', { a: 1010, b: 1000 }),
    drawnTest('b', { a: 1030, b: 1000 }),
    drawnTest('c', { a: 1000 }),
    drawnTest('d', { b: 1000 }),
  ];

  it('are held against each other where a test has both', () => {
    const [pair] = drawnPlan.pairs;
    if (pair === undefined) throw new Error('no pair');
    const { points, differences, onlyFirst, onlySecond } = agreementOfPair(tests, pair);
    expect(points.map(({ mean, difference }) => [mean, difference])).toEqual([
      [1005, 10],
      [1015, 30],
    ]);
    expect(differences).toMatchObject({ n: 2, bias: 20 });
    expect(differences?.limits?.low).toBeCloseTo(20 - 1.96 * Math.SQRT2 * 10, 9);
    expect([onlyFirst, onlySecond]).toEqual([1, 1]);
  });

  it('may come from findings', () => {
    const answer = (method: string, value: number) => ({
      question: 'vt1',
      questionTitle: 'VT1',
      method,
      methodTitle: method.toUpperCase(),
      value,
    });
    const answers = new Map([['a', [answer('x', 5), answer('y', 3)]]]);
    expect(agreementOfMethods(tests, answers, 'vt1', 'x', 'y').points).toEqual([
      { id: 'a', name: 'a.csv', mean: 4, difference: 2 },
    ]);
    expect(questionsOf(answers)).toEqual([
      {
        id: 'vt1',
        title: 'VT1',
        methods: [
          { id: 'x', title: 'X' },
          { id: 'y', title: 'Y' },
        ],
      },
    ]);
  });
});

describe('tests of one person and of one cart', () => {
  const visit = (id: string, who: string, day: number | undefined, peakValue: number, cart = 'one') =>
    drawnTest(id, { who, peak: peakValue, cart, ...(day !== undefined && { day }) });
  const tests = [
    visit('late', 'anna', 20, 2600),
    visit('early', 'anna', 10, 2000),
    visit('middle', 'anna', 15, 2100),
    visit('alone', 'berta', 5, 3000),
    visit('undated', 'anna', undefined, 9999),
    visit('c1', 'carla', 1, 2000),
    visit('c2', 'carla', 2, 2100),
  ];
  const day = ({ row }: (typeof tests)[number]) => row['day'] as number | undefined;
  const person = ({ row }: (typeof tests)[number]) => row['who'] as string;

  it('stand in the order of their days, with what changed beyond the error of measurement', () => {
    const found = repeatedTests(tests, 'peak', { person, day }, 540);
    expect(found.map((one) => [one.person, one.change, one.lastChange, one.beyondError])).toEqual([
      ['anna', 600, 500, true],
      ['carla', 100, 100, false],
    ]);
    expect(found[0]?.points.map(({ id }) => id)).toEqual(['early', 'middle', 'late']);
  });

  it('stand in the order of the batch where no day is known, and exactly the limit is not beyond it', () => {
    const [anna] = repeatedTests(tests.slice(0, 2), 'peak', { person }, 600);
    expect(anna).toMatchObject({ change: -600, beyondError: false });
    expect(repeatedTests(tests, 'peak', { person }, undefined)[0]).not.toHaveProperty('beyondError');
  });

  it('are followed cart by cart', () => {
    const daily = Array.from({ length: 12 }, (_, place) =>
      visit(
        String(place),
        'control',
        12 - place,
        place === 3 ? 200 : 100 + (place % 2),
        place < 11 ? 'A' : 'B',
      ),
    );
    const series = controlSeries(daily, 'peak', ({ row }) => row['cart'] as string, day);
    expect(series.map(({ cart, points }) => [cart, points.length])).toEqual([
      ['A', 11],
      ['B', 1],
    ]);
    const signalled = series[0]?.points.filter(({ signals }) => signals.length > 0);
    expect(signalled?.find(({ value }) => value === 200)?.signals).toContain('beyond-limits');
    expect(series[1]?.chart).toBeUndefined();
  });
});

describe('the columns of a worklist', () => {
  const headings = ['Proband', 'Birth date', 'Visited', 'Arm', 'Remark'];
  const rows = [
    ['P1', '1.2.1970', '3.4.2024', 'drug', 'x'],
    ['P2', '2.2.1980', '13.4.2024', 'placebo', ''],
    ['P1', '1.2.1970', '5.6.2024', 'drug', 'y z'],
  ];
  const tests = rows.map((own, place) => drawnTest(String(place), { peak: place }, { own }));
  const columns = ownColumns(tests, headings);

  it('may say who, when, and which group', () => {
    expect(likelyPersonColumn(columns)?.title).toBe('Proband');
    expect(likelyDateColumn(columns)?.title).toBe('Visited');
    const arm = ownGroupings(columns).find(({ title }) => title === 'Arm');
    expect(tests.map((test) => arm?.of(test))).toEqual(['drug', 'placebo', 'drug']);
  });

  it('go with the tests into the CSV', () => {
    const choice = { delimiter: ';', decimalMark: '.', byteOrderMark: false } as const;
    const text = cohortCsv(tests.slice(0, 1), ['Arm', 'peak'], ['peak'], choice);
    expect(text).toBe(
      'file;verdict;set_by_hand;readers;Arm;worklist peak;peak\r\n0.csv;open;;;P1;1.2.1970;0\r\n',
    );
  });
});
