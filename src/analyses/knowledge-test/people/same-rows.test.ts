import { describe, expect, it } from 'vitest';
import { drawClass } from '../../../../tests/support/draw-class.ts';
import { keysOf } from '../report-keys.ts';
import { knowledgeTestColumns } from '../result-columns.ts';
import { reportsOf, type ClassFile } from './class-report.ts';
import { withoutDuplicates } from './duplicates.ts';
import { sameInRows } from './same-rows.ts';

/** Its files with the keys that reading gives them. */
function files(table: string): readonly ClassFile[] {
  return drawClass(table).map(({ finding, ...file }) => ({
    ...file,
    finding: {
      ...finding,
      reports: finding.reports.map((report) => ({ ...report, keys: keysOf(report.fields, 'salt') })),
    },
  }));
}

const rowsOf = (drawn: readonly ClassFile[]) =>
  drawn.map(({ itemId, finding }) => ({
    id: itemId,
    row: Object.fromEntries(knowledgeTestColumns.map(({ name, value }) => [name, value(finding)])),
  }));

/** What a class says of the same files, by their ids. */
function sameInClass(drawn: readonly ClassFile[]): readonly (readonly string[])[] {
  const reports = reportsOf(drawn);
  const { again } = withoutDuplicates(reports);
  return [...new Set(again.map(({ of }) => of))].map((stands) => [
    stands.replace(/#.*/, ''),
    ...again.filter(({ of }) => of === stands).map(({ report }) => report.itemId),
  ]);
}

const line = (facts: string, more = '') => `SAMPLE, ALEX | C0000001 | PAR | ${facts} | PA.I.A.K1 ${more}`;
const pdf = line('2025-01-15 | 1 | 82', '| | 1001');

describe('reports that are there more than once, by rows alone', () => {
  it.each([
    ['a PDF and a photo of it, the photo first', `${line('2025-01-15 | 1 | 82', '| photo')}\n${pdf}`],
    ['one exam id', '| | PAR | | | 82 | | | 1001\n| | PAR | | | 82 | | | 1001'],
    ['another exam id', `${pdf}\n${line('2025-01-15 | 1 | 82', '| | 1002')}`],
    ['an exam id in doubt, the rest alike', `${pdf}\n${line('2025-01-15 | 1 | 82', '| photo | ?1007')}`],
    ['an exam id in doubt, another day', `${pdf}\n${line('2025-03-15 | 1 | 82', '| photo | ?1007')}`],
    ['an exam id in doubt, another result', `${pdf}\n${line('2025-01-15 | 1 | 92', '| photo | ?1007')}`],
    ['an exam id in doubt, another take', `${pdf}\n${line('2025-01-15 | 2 | 82', '| photo | ?1007')}`],
    ['an exam id in doubt, a score in doubt', `${pdf}\n| | PAR | | | ?32 | | photo | ?1001`],
    ['two people with one result', `${pdf}\nOTHER, KIM | C0000002 | PAR | 2025-01-15 | 1 | 82 |`],
    [
      'a name that is spelt otherwise, the FTN the same',
      `${pdf}\n?SAMPLF, ALEX | C0000001 | PAR | 2025-01-15 | | 82 | PA.I.A.K1 | photo |`,
    ],
    ['three times', `${pdf}\n${pdf}\n${pdf}`],
    ['other codes', `${pdf}\n${line('2025-01-15 | 1 | 82', 'PA.II.A.K1').replace('PA.I.A.K1', '')} | photo`],
    [
      'a file of two reports, and one of them again by its exam id',
      `${line('2025-03-15 | 2 | 90', '| | 1002')}\n+ ${pdf}\n${pdf}`,
    ],
    [
      'a file of two reports, and one of them again on a photo without an id',
      `${line('2025-03-15 | 2 | 90', '| | 1002')}\n+ ${pdf}\n${line('2025-01-15 | 1 | 82', '| photo')}`,
    ],
    ['one file that holds it twice', `${pdf}\n+ ${pdf}`],
  ])('as its class says it: %s', (_which, table) => {
    const drawn = files(table);
    expect(sameInRows(rowsOf(drawn))).toEqual(sameInClass(drawn));
  });

  it('of two where something was found, the one that stands for them comes first', () => {
    expect(sameInRows(rowsOf(files(`${line('2025-01-15 | 1 | 82', '| photo')}\n${pdf}`)))).toEqual([
      ['item-2', 'item-1'],
    ]);
  });

  it('rows without what a report is known by are the same as nothing', () => {
    expect(
      sameInRows([
        { id: 'a', row: {} },
        { id: 'b', row: { report_count: 1, exam_code: 'PAR' } },
        { id: 'c', row: { report_count: 2, exam_code: 'PAR' } },
      ]),
    ).toEqual([]);
  });
});
