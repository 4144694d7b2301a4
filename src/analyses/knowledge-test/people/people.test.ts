import { describe, expect, it } from 'vitest';
import { drawReports } from '../../../../tests/support/draw-class.ts';
import { attemptsOf, latestAttempts } from './attempts.ts';
import { withoutDuplicates } from './duplicates.ts';
import { expiryInWords, expiryState } from './expiry-clock.ts';
import { groupPersons } from './persons.ts';

const people = (table: string) =>
  groupPersons(drawReports(table)).map(({ pseudonym, reports, isAmbiguous }) =>
    [pseudonym, ...reports.map(({ fileName }) => fileName.slice(7, -4)), ...(isAmbiguous ? ['?'] : [])].join(
      ' ',
    ),
  );

describe('who is who', () => {
  it('one FTN is one person, however the name is spelt', () => {
    const [person] = groupPersons(
      drawReports(`
        SAMPLE, ALEX RIVER | C0000001 | PAR | 2025-01-15 | 1 | 82 |
        SAMPLE, ALEX R     | C0000001 | IRA | 2025-06-02 | 1 | 90 |`),
    );
    expect(person?.reports).toHaveLength(2);
    expect(person?.name).toEqual({ family: 'SAMPLE', given: 'ALEX R' });
    expect(person?.otherSpellings).toEqual(['SAMPLE, ALEX RIVER']);
  });

  it('one name with two FTNs is two people', () => {
    expect(
      people(`
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 |
        SAMPLE, ALEX | C0000002 | PAR | 2025-01-16 | 1 | 84 |`),
    ).toEqual(['Student 01 1', 'Student 02 2']);
  });

  it('a report without an FTN is the person of its name, if that is one person alone', () => {
    expect(
      people(`
        Sample, Álex | | PAR | 2024-12-01 | 1 | 60 |
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 2 | 82 |
        OTHER, KIM   | | PAR | 2025-01-15 | 1 | 82 |
        OTHER, KIM   | | IRA | 2025-03-15 | 1 | 82 |`),
    ).toEqual(['Student 01 1 2', 'Student 02 3 4']);
  });

  it('and nobody’s where two people have that name', () => {
    expect(
      people(`
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 |
        SAMPLE, ALEX | C0000002 | PAR | 2025-01-16 | 1 | 84 |
        SAMPLE, ALEX | | IRA | 2025-02-16 | 1 | 84 |`),
    ).toEqual(['Student 01 1', 'Student 02 2', 'Student 03 3 ?']);
  });

  it('a person’s key says nothing of the FTN, and stays when reports are added', () => {
    const first = 'SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 62 |';
    const [alone] = groupPersons(drawReports(first));
    const earlier = 'SAMPLE, ALEX | C0000001 | PAR | 2024-01-15 | 1 | 60 |';
    expect(groupPersons(drawReports(`${first}\n${earlier}`))[0]?.key).toBe(alone?.key);
    const [other] = groupPersons(drawReports(first.replace('C0000001', 'C0000002')));
    expect(other?.key).toBe(alone?.key);
  });

  it('an FTN in doubt makes no second person of one name', () => {
    expect(
      people(`
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 62 |
        SAMPLE, ALEX | ?C0000007 | PAR | 2025-03-15 | 2 | 84 | | photo`),
    ).toEqual(['Student 01 1 2']);
    const [person] = groupPersons(
      drawReports(`
        SAMPLE, ALEX | ?C0000007 | PAR | 2025-01-15 | 1 | 62 | | photo
        SAMPLE, ALEX | C0000001 | PAR | 2025-03-15 | 2 | 84 |`),
    );
    expect(person).toMatchObject({ ftn: 'C0000001', ftnReadOtherwise: true });
    const [alone] = groupPersons(
      drawReports(`
        SAMPLE, ALEX | | PAR | 2025-01-15 | 1 | 62 |
        SAMPLE, ALEX | ?C0000007 | PAR | 2025-03-15 | 2 | 84 | | photo`),
    );
    expect(alone?.ftn).toBe('C0000007');
    expect(alone?.ftnReadOtherwise).toBeUndefined();
    expect(
      people(`
        SAMPLE, ALEX | ?C0000007 | PAR | 2025-01-15 | 1 | 62 |
        SAMPLE, ALEX | | PAR | 2025-03-15 | 2 | 84 |`),
    ).toEqual(['Student 01 1 2']);
  });

  it('an FTN in doubt says which of two people of one name it is, and joins no others', () => {
    const two = `
      SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 |
      SAMPLE, ALEX | C0000002 | PAR | 2025-01-16 | 1 | 84 |`;
    expect(people(`${two}\nSAMPLE, ALEX | ?C0000002 | IRA | 2025-02-16 | 1 | 84 |`)).toEqual([
      'Student 01 1',
      'Student 02 2 3',
    ]);
    expect(people(`${two}\nSAMPLE, ALEX | ?C0000009 | IRA | 2025-02-16 | 1 | 84 |`)).toEqual([
      'Student 01 1',
      'Student 02 2',
      'Student 03 3 ?',
    ]);
    // A neighbour's number, misread; the name is somebody else's.
    expect(people(`${two}\nOTHER, KIM | ?C0000002 | IRA | 2025-02-16 | 1 | 84 |`)).toEqual([
      'Student 01 1',
      'Student 02 2',
      'Student 03 3',
    ]);
    // The same family, or a name that is in doubt itself.
    expect(people(`${two}\nSAMPLE, A R | ?C0000002 | IRA | 2025-02-16 | 1 | 84 |`)).toHaveLength(2);
    expect(people(`${two}\n?SAMPLF, ALEX | ?C0000002 | IRA | 2025-02-16 | 1 | 84 |`)).toHaveLength(2);
    expect(people(`${two}\n | ?C0000002 | IRA | 2025-02-16 | 1 | 84 |`)).toHaveLength(2);
  });

  it('reports that say neither are people of their own', () => {
    expect(people('| | PAR | | | 82 |\n| | PAR | | | 84 |')).toEqual(['Student 01 1', 'Student 02 2']);
  });
});

describe('the same report again', () => {
  it('is known by person, exam, day and result, and the text layer stands', () => {
    const { distinct, again } = withoutDuplicates(
      drawReports(`
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1 | photo
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1
        SAMPLE, ALEX | C0000001 | PAR | 2025-03-15 | 2 | 92 | PA.I.A.K2`),
    );
    expect(distinct.map(({ fileName }) => fileName)).toEqual(['report-2.pdf', 'report-3.pdf']);
    expect(again.map(({ report, of }) => [report.itemId, of])).toEqual([['item-1', 'item-2#0']]);
  });

  it('two people with the same result on one day are not the same report', () => {
    const reports = drawReports(`
      SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 |
      OTHER, KIM   | C0000002 | PAR | 2025-01-15 | 1 | 82 |`);
    expect(withoutDuplicates(reports).again).toEqual([]);
  });

  const again = (table: string) =>
    withoutDuplicates(drawReports(table)).again.map(({ report, of, by }) => [
      report.fileName.slice(7, -4),
      of.slice(5, -2),
      by,
    ]);

  it('the same exam id is the same report, another exam id is another one', () => {
    expect(again('|  | PAR | | | 82 | | | 1001\n| | PAR | | | 82 | | | 1001')).toEqual([
      ['2', '1', 'exam-id'],
    ]);
    expect(
      again('A, A | | PAR | 2025-01-15 | 1 | 82 | | | 1001\nA, A | | PAR | 2025-01-15 | 1 | 82 | | | 1002'),
    ).toEqual([]);
  });

  it('an exam id in doubt decides nothing: what else is shown does', () => {
    const pdf =
      'SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1 PA.I.B.K1 | | 900000000000000001';
    const photo = (id: string, more = 'PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1') =>
      `SAMPLE, ALEX | C0000001 | ${more} | photo | ${id}`;
    expect(again(`${pdf}\n${photo('?900000000000000007')}`)).toEqual([['2', '1', 'facts-id-in-doubt']]);
    expect(again(`${pdf}\n${photo('900000000000000007')}`)).toEqual([]);
    // Another day, another result, another take, other codes: another report.
    for (const other of [
      'PAR | 2025-03-15 | 1 | 82 | PA.I.A.K1',
      'PAR | 2025-01-15 | 1 | 92 | PA.I.A.K1',
      'PAR | 2025-01-15 | 2 | 82 | PA.I.A.K1',
      'PAR | 2025-01-15 | 1 | 82 | PA.II.A.K1 PA.III.A.K1',
    ])
      expect(again(`${pdf}\n${photo('?900000000000000007', other)}`)).toEqual([]);
  });

  it('the same exam id in doubt is the same report, but where something certain speaks against it', () => {
    const pdf = 'SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1 | | 1001';
    expect(again(`${pdf}\n| | PAR | | | ?32 | | photo | ?1001`)).toEqual([['2', '1', 'facts-id-in-doubt']]);
    expect(again(`${pdf}\n| | PAR | 2025-02-15 | | 82 | | photo | ?1001`)).toEqual([]);
    expect(again(`${pdf}\n| C0000002 | PAR | | | 82 | | photo | ?1001`)).toEqual([]);
  });

  it('a report without an id, or with one in doubt, joins no two whose ids differ for certain', () => {
    const line = (id: string) => `A, A | C1 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1 | | ${id}`;
    expect(again([line('1001'), line('1002'), line('')].join('\n'))).toEqual([['3', '1', 'facts']]);
    expect(again([line('1001'), line('1002'), line('?1002')].join('\n'))).toEqual([
      ['3', '2', 'facts-id-in-doubt'],
    ]);
  });

  it('who it is may be known by the FTN where the photo spells the name otherwise', () => {
    expect(
      again(`
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1 | | 1001
        ?SAMPLF, ALEX | C0000001 | PAR | 2025-01-15 | | 82 | PA.I.A.K1 | photo |`),
    ).toEqual([['2', '1', 'facts']]);
    expect(
      again(`
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1 | | 1001
        SAMPLE, ALEX | C0000002 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1 | photo |`),
    ).toEqual([]);
  });
});

describe('attempts', () => {
  const table = `
    SAMPLE, ALEX | C0000001 | PAR | 2025-03-15 | 2 | 74 | PA.I.A.K2 PA.I.B.K1
    SAMPLE, ALEX | C0000001 | IRA | 2025-02-01 | 1 | 90 | IR.I.A.K1
    SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 62 | PA.I.A.K1 PA.I.A.K2 PA.I.A.K2`;
  const [person] = groupPersons(drawReports(table));
  if (person === undefined) throw new Error('a person was drawn');

  it('are compared within an exam: resolved, persistent, new', () => {
    const par = attemptsOf(person).find(({ exam }) => exam === 'PAR');
    expect(par?.attempts.map(({ codes, since }) => ({ codes, since }))).toEqual([
      { codes: ['PA.I.A.K1', 'PA.I.A.K2'], since: undefined },
      {
        codes: ['PA.I.A.K2', 'PA.I.B.K1'],
        since: { resolved: ['PA.I.A.K1'], persistent: ['PA.I.A.K2'], fresh: ['PA.I.B.K1'] },
      },
    ]);
  });

  it('what is open is what the last attempt at each exam shows', () => {
    const open = latestAttempts(person).map(({ codes }) => codes.join(' '));
    expect(open).toEqual(['PA.I.A.K2 PA.I.B.K1', 'IR.I.A.K1']);
  });
});

it('the clock counts calendar days', () => {
  expect(expiryInWords('2027-01-31', '2026-11-21')).toBe('71 days left');
  expect(expiryInWords('2026-11-21', '2026-11-21')).toBe('the last day is today');
  expect(expiryInWords('2026-11-20', '2026-11-21')).toBe('expired 1 day ago');
  expect(['2027-12-31', '2027-01-31', '2026-10-31'].map((day) => expiryState(day, '2026-11-21'))).toEqual([
    'valid',
    'soon',
    'expired',
  ]);
});
