import { expect, test } from 'vitest';
import { examOf, knownExams } from './exams.ts';
import { editionOf } from './editions.ts';

test.each([
  ['PAR', 'PAR'],
  ['par', 'PAR'],
  ['Private Pilot Airplane (PAR)', 'PAR'],
  ['Private Pilot – Airplane', 'PAR'],
  ['PRIVATE PILOT AIRPLANE', 'PAR'],
  ['Unmanned Aircraft General - Small', 'UAG'],
  ['Airline Transport Pilot Multi-Engine Airplane', 'ATM'],
  ['Fundamentals of Instructing [FOI]', 'FOI'],
])('%s is %s', (printed, code) => {
  expect(examOf(printed)?.code).toBe(code);
});

test('what is no exam is none', () => {
  expect(examOf('XYZ')).toBeUndefined();
  expect(examOf('')).toBeUndefined();
});

test('airline transport multiengine results last 60 months, all others 24', () => {
  const lasting = knownExams().filter(({ monthsToExpiry }) => monthsToExpiry !== 24);
  expect(lasting.map(({ code, monthsToExpiry }) => [code, monthsToExpiry])).toEqual([['ATM', 60]]);
});

test('pilots need an instructor before a retest, mechanics may wait, remote pilots must', () => {
  expect(examOf('PAR')?.retest).toMatchObject({ waitDays: 0, instructor: 'training-and-endorsement' });
  expect(examOf('AMG')?.retest).toMatchObject({ waitDays: 30, instructor: 'statement-instead-of-waiting' });
  expect(examOf('UAG')?.retest).toMatchObject({ waitDays: 14, instructor: 'none' });
  expect(examOf('IAR')?.retest.waitDays).toBe(90);
});

test('each code is of one exam, each prefix of a known standard', () => {
  const codes = knownExams().map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const prefixes = knownExams().flatMap((exam) => exam.prefixes);
  expect(prefixes.filter((prefix) => prefix !== 'MC' && editionOf(prefix) === undefined)).toEqual([]);
});
