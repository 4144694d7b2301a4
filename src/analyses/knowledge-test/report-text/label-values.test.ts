import { describe, expect, it } from 'vitest';
import { drawPage, type DrawnPage } from '../../../../tests/support/draw-page.ts';
import { labelledValues } from './label-values.ts';
import { rowsOf, textOf } from './page-rows.ts';

/** "name: SAMPLE, ALEX" for each label with a value. */
function valuesOf(text: string, how?: DrawnPage): readonly string[] {
  return labelledValues(rowsOf({ page: 1, text: drawPage(text, how) }))
    .filter(({ words }) => words.length > 0)
    .map(({ kind, words }) => `${kind}: ${textOf(words)}`);
}

describe('labels and their values', () => {
  it('stand side by side, several in a row', () => {
    const page = `
      NAME: SAMPLE, ALEX RIVER
      FTN: C0000001                       EXAM ID: 900000000000000001
      SCORE: 82%   GRADE: Pass  TAKE: 1`;
    const expected = [
      'name: SAMPLE, ALEX RIVER',
      'ftn: C0000001',
      'examId: 900000000000000001',
      'scorePercent: 82%',
      'grade: Pass',
      'take: 1',
    ];
    expect(valuesOf(page)).toEqual(expected);
    expect(valuesOf(page, { partAtBlanks: 2 })).toEqual(expected);
    expect(valuesOf(page.replaceAll(/ {2,}(?=[EGT])/g, ' '))).toEqual(expected);
  });

  it('stand in a word with their label, or far from it', () => {
    expect(valuesOf('SCORE:82% GRADE:Pass    TAKE :  2')).toEqual([
      'scorePercent: 82%',
      'grade: Pass',
      'take: 2',
    ]);
    expect(valuesOf('EXAM DATE              01/15/2025')).toEqual(['examDate: 01/15/2025']);
  });

  it.each([
    // What is told of reports since 2020, and of older ones.
    ['NAME: SAMPLE, ALEX', 'name: SAMPLE, ALEX'],
    ['NAME (LAST, FIRST MIDDLE): SAMPLE, ALEX', 'name: SAMPLE, ALEX'],
    ['FTN: C0000001', 'ftn: C0000001'],
    ['FAA TRACKING NUMBER (FTN): C0000001', 'ftn: C0000001'],
    ['EXAM ID: 900000000000000001', 'examId: 900000000000000001'],
    ['EXAM: Private Pilot Airplane (PAR)', 'examTitle: Private Pilot Airplane (PAR)'],
    ['EXAM TITLE: Private Pilot Airplane (PAR)', 'examTitle: Private Pilot Airplane (PAR)'],
    ['EXAM DATE: 01/15/2025', 'examDate: 01/15/2025'],
    ['EXAM DATE/TIME: 01/15/2025 10:30', 'examDate: 01/15/2025 10:30'],
    ['DATE: 01/15/2025', 'examDate: 01/15/2025'],
    ['EXAM SITE: ABC00001', 'other: ABC00001'],
    ['SCORE: 82%', 'scorePercent: 82%'],
    ['GRADE: Pass', 'grade: Pass'],
    ['GRADE (Pass/Fail): Pass', 'grade: Pass'],
    ['PASS/FAIL: Pass', 'grade: Pass'],
    ['TAKE: 1', 'take: 1'],
    ['NUMBER OF TAKES: 2', 'take: 2'],
    ['Number of Takes 2', 'take: 2'],
    ['TAKE #: 2', 'take: 2'],
    ['Take # 2', 'take: 2'],
    ['TAKE #2', 'take: #2'],
    ['EXPIRATION DATE: 01/31/2027', 'expiresOn: 01/31/2027'],
    ['ID NUMBER: 123456789', 'idNumber: 123456789'],
    ['ISSUED BY: PSI', 'other: PSI'],
    ['CERT. NO.: 1234567', 'other: 1234567'],
  ])('are known as they are worded: %s', (line, value) => {
    expect(valuesOf(line)).toEqual([value]);
  });

  it.each([
    "AUTHORIZED INSTRUCTOR'S STATEMENT: (if applicable)",
    'AUTHORIZED INSTRUCTORS STATEMENT',
    'AUTHORIZED INSTRUCTOR STATEMENT:',
  ])('are nobody’s in what the instructor signs: %s', (heading) => {
    expect(valuesOf(`${heading}\nName: TEACHER, INA   Cert. No.: 1234567`)).toEqual([]);
  });

  it.each(['PAGE, JAMES', 'ID, AA', 'TEST, TITLE', 'SMITH, PAGE', 'SITE, MARY ANN'])(
    'are names also where a person is called like a label: %s',
    (name) => {
      const found = `name: ${name}`;
      expect(valuesOf(`NAME: ${name}\nTAKE: 1`)).toContain(found);
      expect(valuesOf(`NAME                  TAKE\n${name.padEnd(22)}1`)).toContain(found);
    },
  );

  it('stand below their label, in its column', () => {
    expect(
      valuesOf(`
        NAME                       FTN          EXAM ID
        SAMPLE, ALEX RIVER         C0000001     900000000000000001

        EXAM DATE:
        01/15/2025
        SCORE      GRADE     TAKE
          82       Pass        1`),
    ).toEqual([
      'name: SAMPLE, ALEX RIVER',
      'ftn: C0000001',
      'examId: 900000000000000001',
      'examDate: 01/15/2025',
      'scorePercent: 82',
      'grade: Pass',
      'take: 1',
    ]);
  });

  it('are the longest that fit: a date of expiry is no date of a test', () => {
    expect(
      valuesOf(`
        EXAM TITLE: Private Pilot Airplane   EXAM SITE: ABC00001
        EXPIRATION DATE: 01/31/2027          DATE OF BIRTH: 01/01/2000`),
    ).toEqual([
      'examTitle: Private Pilot Airplane',
      'other: ABC00001',
      'expiresOn: 01/31/2027',
      'other: 01/01/2000',
    ]);
  });

  it('end where a label begins that is not known', () => {
    expect(valuesOf('NAME: SAMPLE, ALEX Country: Nowhere')).toEqual(['name: SAMPLE, ALEX']);
  });

  it('may say in brackets how they are written', () => {
    expect(valuesOf('NAME (Last, First Middle): SAMPLE, ALEX\nSCORE (%): 82')).toEqual([
      'name: SAMPLE, ALEX',
      'scorePercent: 82',
    ]);
    expect(valuesOf('EXAM: (PAR) Private Pilot')).toEqual(['examTitle: (PAR) Private Pilot']);
  });

  it('are found where a recogniser misread them, and never so in a text layer', () => {
    const page = `
      NAHE: SAMPLE, ALEX
      EXP1RATI0N DATF; 01/31/2027
      5CORE. 82%     GRAOE: Pass    TAKE; 1`;
    expect(valuesOf(page, { origin: 'recognised' })).toEqual([
      'name: SAMPLE, ALEX',
      'expiresOn: 01/31/2027',
      'scorePercent: 82%',
      'grade: Pass',
      'take: 1',
    ]);
    expect(valuesOf(page)).not.toContain('name: SAMPLE, ALEX');
  });

  it('are no values: a name may look like a label that was misread', () => {
    expect(valuesOf('NAME: EXAMPLE JR, LEE', { origin: 'recognised' })).toEqual(['name: EXAMPLE JR, LEE']);
    expect(valuesOf('NAME: GRADY, TAKEO', { origin: 'recognised' })).toEqual(['name: GRADY, TAKEO']);
  });

  it('are not taken from sentences, nor from what the instructor signs', () => {
    expect(
      valuesOf(`
        The test center printed this report. Take it to the practical test.
        A single code may represent more than one incorrect response.
        AUTHORIZED INSTRUCTOR'S STATEMENT: (if applicable)
        Name ____________     Cert. No. ______
        NAME: TEACHER, INSTANT   DATE: 02/02/2025
        EXPIRATION DATE: 01/31/2027`),
    ).toEqual(['expiresOn: 01/31/2027']);
  });
});
