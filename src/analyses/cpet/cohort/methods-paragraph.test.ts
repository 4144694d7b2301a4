import { expect, it } from 'vitest';
import type { ResultRow } from '#core/result-column.ts';
import type { CohortTest } from '../../cohort.ts';
import { shippedModel } from '../model/shipped-model.ts';
import { defaultCpetOptions } from '../options.ts';
import { methodsParagraphs } from './methods-paragraph.ts';

const row: ResultRow = {
  device: 'COSMED',
  sampling: 'breaths',
  peak_averaging: 'moving 30 s',
  vo2peak_ml_min: 2500,
  vo2peak_percent_predicted: 98,
  vt1_vo2_ml_min: 1500,
  vt1_source: 'network',
  vt2_vo2_ml_min: 2100,
  vt2_source: 'network',
  network: `${shippedModel.id} ${shippedModel.version} ${shippedModel.sha256.slice(0, 12)}`,
  threshold_convention: 'readers in general',
};

const drawn: CohortTest = {
  id: '1',
  name: 'a.csv',
  state: 'done',
  partial: false,
  version: 2,
  row,
  own: [],
  verdict: 'open',
  setByHand: [],
  readers: [],
};

const all: readonly CohortTest[] = [
  { ...drawn, row: { ...row, subject_id: 'p1' } },
  {
    ...drawn,
    id: '2',
    row: { ...row, subject_id: 'p1' },
    verdict: 'accepted',
    setByHand: ['vt1'],
    readers: ['AB'],
  },
  {
    ...drawn,
    id: '3',
    row: { device: 'ZAN', sampling: 'averaged', thresholds_impossible: 'no-ve' },
    partial: true,
  },
  { ...drawn, id: '4', state: 'failed', faultCode: 'file-cut-off', row: {} },
  { ...drawn, id: '5', state: 'waiting', row: {} },
];

const facts = { appVersion: '1.2.3', all, shown: all.slice(0, 3), filters: [], options: defaultCpetOptions };

it('says what was done, every number from the rows', () => {
  const [tests = '', recordings = '', thresholds = '', people = ''] = methodsParagraphs(facts);
  expect(tests).toContain('Benchside 1.2.3 (analysis version 2)');
  expect(tests).toContain(
    'Of 5 files, 3 could be analysed; 1 could not (1 file cut off); 1 had not been analysed',
  );
  expect(tests).toContain('Results are of all 3 tests.');
  expect(tests).toContain('COSMED (2) and ZAN (1)');
  expect(tests).toContain(
    'the files name 1 person, 1 of them with more than one test; 1 test names nobody'.slice(1),
  );
  expect(recordings).toContain('In 2 breath-by-breath recordings');
  expect(recordings).toContain('more than 4 robust standard deviations from the median of 6 neighbours');
  expect(recordings).toContain('1 file held averages made by the cart');
  expect(recordings).toContain('averaging: moving 30 s');
  expect(recordings).toContain('(2 tests) is by Wasserman and Hansen (Hansen, Sue, Wasserman 1984');
  expect(thresholds).toContain(
    `In 2 tests VT1 and VT2 were placed by the network domains-1, version 1 (SHA-256 ${shippedModel.sha256})`,
  );
  expect(thresholds).toContain('VT1 was found in 2 of 3 tests (2 by the network).');
  expect(thresholds).toContain('1 test could have no thresholds (1 no VE).');
  expect(people).toBe(
    '1 test was adjusted by hand by 1 reader (AB): VT1 in 1. 1 test was accepted by a reader; 2 stood unreviewed.',
  );
});

it('says by what the tests were chosen, and of nothing that nobody did', () => {
  const shown = all.slice(0, 1);
  const [tests = '', , , people] = methodsParagraphs({ ...facts, shown, filters: ['quality A or B'] });
  expect(tests).toContain('Results are of 1 test: quality A or B.');
  expect(people).toBe('No value was set by hand. No test was accepted by a reader; 1 stood unreviewed.');
});

it('stands for a batch of which nothing is done yet', () => {
  const paragraphs = methodsParagraphs({ ...facts, all: all.slice(4), shown: [] });
  expect(paragraphs.join(' ')).not.toMatch(/undefined|NaN/);
});
