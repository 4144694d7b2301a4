import { expect, it } from 'vitest';
import { markText, readMark } from './mark-text.ts';

const timeOf = (typed: string) => {
  const read = readMark(typed);
  return read.kind === 'mark' ? (read.label.timeS ?? `${String(read.label.vo2MlPerMin)} mL/min`) : read.kind;
};

it('a mark is read as people type it', () => {
  expect(['6:40', ' 06:05 ', '1:02:30', '400', '400,5', '400 s', '0:30.5'].map(timeOf)).toEqual([
    400, 365, 3750, 400, 400.5, 400, 30.5,
  ]);
  expect(['1870 mL/min', '1870ml'].map(timeOf)).toEqual(['1870 mL/min', '1870 mL/min']);
  expect(['', '  '].map(timeOf)).toEqual(['empty', 'empty']);
});

it('what is neither a time nor a VO2 is told', () => {
  expect(['6:75', 'six', '-40', '40 mL/min', '6:40:', '99999'].map(timeOf)).toEqual(
    Array.from({ length: 6 }, () => 'unreadable'),
  );
});

it('a mark is shown as it may be typed again', () => {
  expect([{ timeS: 400.4 }, { vo2MlPerMin: 1870 }, undefined].map(markText)).toEqual([
    '6:40',
    '1870 mL/min',
    '',
  ]);
});
