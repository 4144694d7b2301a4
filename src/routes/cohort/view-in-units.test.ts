import { expect, test } from 'vitest';
import type { CohortPlan, CohortTest } from '#analyses/cohort.ts';
import { groupingOfRows } from '#app/cohort/choose-tests.ts';
import type { ColumnDescription } from '#core/result-column.ts';
import { storedUnits } from '#core/shown-units.ts';
import { digitsOf, labelOf, type CohortView } from './cohort-view.ts';
import { viewInUnits } from './view-in-units.ts';

const columns: readonly ColumnDescription[] = [
  { name: 'peak', title: 'VO2peak', unit: 'mL/min', kind: 'integer', description: '' },
  { name: 'vco2', title: 'VCO2 peak', unit: 'mL/min', kind: 'integer', description: '' },
  { name: 'per_kg', title: 'VO2peak/kg', unit: 'mL/min/kg', kind: 'decimal', digits: 1, description: '' },
  { name: 'sex', title: 'Sex', kind: 'text', description: '' },
];

const plan: CohortPlan = {
  stages: [],
  quantities: [{ column: 'peak', whyMissing: (row) => `asked of ${String(row['per_kg'])}` }],
  groupings: [],
  pairs: [
    {
      id: 'a-b',
      title: 'VT1',
      first: 'ours',
      second: 'stated',
      unit: 'mL/min',
      digits: 0,
      values: (row) => [row['peak'] as number, (row['peak'] as number) - 100],
    },
  ],
  answersOf: () => [
    { question: 'vt1', questionTitle: 'VT1', method: 'v', methodTitle: 'V-slope', value: 1500 },
  ],
  answersUnit: 'mL/min',
  repeatability: [{ column: 'peak', limit: 540, source: '' }],
  controls: [],
  methods: () => [],
};

const one: CohortTest = {
  id: '1',
  name: 'a.csv',
  state: 'done',
  partial: false,
  row: { peak: 2500, vco2: 3000, per_kg: 35, sex: 'female' },
  own: [],
  verdict: 'open',
  setByHand: [],
  readers: [],
};

const view = {
  plan,
  tests: [one],
  all: [one],
  groupings: [
    groupingOfRows({ id: 'fit', title: 'Fit', of: (row) => (row['per_kg'] === 35 ? 'fit' : 'unfit') }),
  ],
  ownColumns: [],
  column: (name: string) => columns.find((column) => column.name === name),
} as unknown as CohortView;

const inUnits = (vo2: 'mL/min' | 'L/min' | 'mL/min/kg' | 'METs') =>
  viewInUnits(view, columns, { ...storedUnits, vo2 });

test('in the units of storage it is the view itself', () => {
  expect(inUnits('mL/min')).toBe(view);
});

test('litres per minute: rows, columns, pairs, answers and the limit of repeated tests, with as much said', () => {
  const { tests, column, plan: turned } = inUnits('L/min');
  expect(tests[0]?.row).toEqual({ peak: 2.5, vco2: 3, per_kg: 35, sex: 'female' });
  expect(labelOf(column('peak'), 'peak')).toBe('VO2peak, L/min');
  expect(digitsOf(column('peak'))).toBe(2);
  expect(turned.repeatability[0]?.limit).toBeCloseTo(0.54);
  const [pair] = turned.pairs;
  expect([pair?.unit, pair?.digits]).toEqual(['L/min', 2]);
  const [ours = NaN, stated = NaN] = pair?.values(tests[0]?.row ?? {}) ?? [];
  expect(ours).toBeCloseTo(2.5);
  expect(stated).toBeCloseTo(2.4);
  expect(turned.answersOf?.({})[0]?.value).toBeCloseTo(1.5);
  expect([turned.answersUnit, turned.answersDigits]).toEqual(['L/min', 2]);
});

test('METs: what is per body mass; what is not, and carbon dioxide, keep their unit', () => {
  const { tests, column } = inUnits('METs');
  expect(tests[0]?.row).toEqual({ peak: 2500, vco2: 3000, per_kg: 10, sex: 'female' });
  expect(['peak', 'vco2', 'per_kg'].map((name) => column(name)?.unit)).toEqual(['mL/min', 'mL/min', 'METs']);
});

test('groups and reasons are asked of the stored row', () => {
  const { tests, groupings, plan: turned } = inUnits('METs');
  const [shown] = tests;
  if (shown === undefined) throw new Error('no test');
  expect(groupings[0]?.of(shown)).toBe('fit');
  expect(turned.quantities[0]?.whyMissing(shown.row)).toBe('asked of 35');
});
