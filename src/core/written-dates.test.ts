import { expect, it } from 'vitest';
import { dayText, readDates } from './written-dates.ts';

function days(...cells: string[]): unknown {
  const read = readDates(cells);
  return read.ok ? read.days.map((day) => day && dayText(day)) : read.why;
}

it('reads dates as they are written in each country', () => {
  expect(days('2024-03-01', '', '2023-12-31T09:30')).toEqual(['2024-03-01', undefined, '2023-12-31']);
  expect(days('1.3.2024', '2.4.24 10:15')).toEqual(['2024-03-01', '2024-04-02']);
  expect(days('13/3/2024', '1/4/2024')).toEqual(['2024-03-13', '2024-04-01']);
  expect(days('3/13/2024', '4/1/2024')).toEqual(['2024-03-13', '2024-04-01']);
});

it('guesses no order that nothing in the column tells', () => {
  expect(days('3/4/2024', '1/2/2024')).toBe('ambiguous');
  expect(days('13/4/2024', '1/22/2024')).toBe('ambiguous');
});

it('takes a column for no dates where most cells are none', () => {
  expect(days('A', 'B', '2024-03-01')).toBe('none');
  expect(days('', '')).toBe('none');
  expect(days('31.02.2024')).toEqual([undefined]);
});
