import { describe, expect, it } from 'vitest';
import { attemptsOf } from '#analyses/knowledge-test/people/attempts.ts';
import { groupPersons } from '#analyses/knowledge-test/people/persons.ts';
import { drawReports } from '../../../tests/support/draw-class.ts';
import { resultInWords, trendInWords } from './attempt-words.ts';

function attempts(table: string) {
  const reports = drawReports(table);
  const [person] = groupPersons(reports);
  const [exam] = person === undefined ? [] : attemptsOf(person);
  if (exam === undefined) throw new Error('nobody was drawn');
  return exam;
}

describe('over the takes', () => {
  it('scores and codes are compared within an exam', () => {
    const table = `
      A, A | C1 | PAR | 2025-01-01 | 1 | 62 | PA.I.A.K1 PA.I.A.K2
      A, A | C1 | PAR | 2025-02-01 | 2 | 88 | PA.I.A.K2 PA.I.B.K1`;
    expect(trendInWords(attempts(table))).toBe('62 % → 88 %: 1 resolved, 1 persistent, 1 new');
  });

  it('a single take has none', () => {
    expect(trendInWords(attempts('A, A | C1 | PAR | 2025-01-01 | 1 | 62 |'))).toBeUndefined();
  });
});

it('a result is said as far as it is shown', () => {
  const words = (table: string) => drawReports(table).map(({ report }) => resultInWords(report));
  expect(words('A, A | | PAR | | | 82 |\nB, B | | PRE | | | pass |\nC, C | | PAR | | | |')).toEqual([
    '82 %, passed',
    'passed',
    'no result read',
  ]);
});
