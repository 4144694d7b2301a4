import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPage, type DrawnPage } from '../../../../tests/support/draw-page.ts';
import type { ReportFields } from '../finding.ts';
import { findFields } from './find-fields.ts';

function valuesIn(fields: ReportFields): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
}

const read = (text: string, how?: DrawnPage) => valuesIn(findFields([drawPage(text, how)]));

const expected = {
  name: { family: 'SAMPLE', given: 'ALEX RIVER' },
  ftn: 'C0000001',
  examId: '900000000000000001',
  examTitle: 'Private Pilot Airplane',
  examCode: 'PAR',
  examDate: '2025-01-15',
  scorePercent: 82,
  grade: 'pass',
  take: 1,
  expiresOn: '2027-01-31',
};

describe('the fields of a report', () => {
  it('are found behind their labels', () => {
    expect(
      read(`
                U.S. DEPARTMENT OF TRANSPORTATION
                   Airman Knowledge Test Report
        NAME: SAMPLE, ALEX RIVER
        FTN: C0000001                       EXAM ID: 900000000000000001
        EXAM: Private Pilot Airplane (PAR)
        EXAM DATE: 01/15/2025               EXAM SITE: ABC00001
        SCORE: 82%          GRADE: Pass          TAKE: 1
        The codes listed below represent incorrectly answered questions of this test.
        PA.I.B.K1a   PA.I.C.K3l
        EXPIRATION DATE: 01/31/2027
        AUTHORIZED INSTRUCTOR'S STATEMENT: (if applicable)
        Name: TEACHER, INSTANT   Date: 02/02/2026`),
    ).toEqual(expected);
  });

  it('are found below their labels, in a form with boxes', () => {
    expect(
      read(`
        Applicant Name                 FTN            Exam ID
        SAMPLE, ALEX RIVER             C0000001       900000000000000001

        Exam                           Exam Date      Score     Grade    Take
        Private Pilot Airplane (PAR)   01/15/2025     82%       Pass     1

        Expiration Date
        01/31/2027`),
    ).toEqual(expected);
  });

  it.each([
    'Last Name: SAMPLE    First Name: ALEX RIVER',
    'Last Name: SAMPLE First Name: ALEX Middle Name: RIVER',
    'LAST NAME\n SAMPLE\n FIRST NAME      MIDDLE INITIAL\n ALEX            RIVER',
    'FIRST NAME: ALEX RIVER    LAST NAME: SAMPLE',
  ])('have a name in parts: %s', (name) => {
    const { raw, certainty, place } = findFields([drawPage(name)]).name ?? {};
    expect(read(name)).toEqual({ name: { family: 'SAMPLE', given: 'ALEX RIVER' } });
    expect({ raw, certainty, page: place?.page }).toMatchObject({ certainty: 'sure', page: 1 });
  });

  it('have a name whose comma stands far from what follows, as in a typewriter’s font', () => {
    expect(read('NAME: SAMPLE,   ALEX RIVER')).toEqual({ name: { family: 'SAMPLE', given: 'ALEX RIVER' } });
  });

  it('have no name where only one part of it is there', () => {
    expect(read('First Name: ALEX')).toEqual({});
  });

  it('are found under other names and in other orders', () => {
    expect(
      read(`
        EXAM TITLE: PAR - Private Pilot Airplane
        APPLICANT'S NAME: ALEX RIVER SAMPLE
        FAA TRACKING NUMBER (FTN): C0000001     TEST ID: 900000000000000001
        DATE OF TEST: January 15, 2025    RESULT: PASSED   TEST SCORE: 82
        NUMBER OF TAKES: 1                EXPIRES ON: 31 Jan 2027`),
    ).toEqual(expected);
  });

  it('are found where a recogniser misread labels and values, with a doubt where a value was mended', () => {
    const fields = findFields([
      drawPage(
        `
        NAHE: SAMPLE, ALEX RIVER
        FTN; CO000O01                       EXAH ID: 9O0000000000000001
        EXAM: Private Pilot Airplane (PAP)
        EXAM DATF: 01/l5/2025
        SC0RE: 82%          GRADE: Pa5s          TAKF: l
        EXPIRATI0N DATE: 01/31/2027`,
        { origin: 'recognised', confidence: 0.9 },
      ),
    ]);
    expect(valuesIn(fields)).toEqual(expected);
    const doubtful = Object.entries(fields).filter(([, { certainty }]) => certainty === 'doubtful');
    expect(doubtful.map(([name]) => name)).toEqual([
      'ftn',
      'examId',
      'examCode',
      'examDate',
      'grade',
      'take',
    ]);
  });

  it('know an exam by its title alone', () => {
    expect(read('EXAM TITLE: INSTRUMENT RATING AIRPLANE')).toEqual({
      examTitle: 'INSTRUMENT RATING AIRPLANE',
      examCode: 'IRA',
    });
  });

  it('take pass or fail from the score where a test has no number', () => {
    expect(read('SCORE: PASS   TAKE: 2')).toEqual({ grade: 'pass', take: 2 });
  });

  it('are doubtful where the report says two things', () => {
    const fields = findFields([drawPage('TAKE: 1\nTAKE: 2')]);
    expect(fields.take).toMatchObject({ value: 1, certainty: 'doubtful' });
  });

  it('say where they stand', () => {
    const fields = findFields([drawPage(''), drawPage('TAKE: 12')], [3, 4]);
    expect(fields.take).toMatchObject({
      raw: '12',
      place: { page: 4, box: { x0: 76, y0: 40, x1: 88, y1: 50 } },
    });
  });

  it('come back from any report that is drawn, whatever its values', () => {
    const word = fc.stringMatching(/^[A-Z]{2,9}$/).filter((text) => !/^(II|III|IV|V|JR|SR|NONE)$/.test(text));
    fc.assert(
      fc.property(
        word,
        word,
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (family, given, number, score, take, below) => {
          const ftn = `A${String(number).padStart(7, '0')}`;
          const page = below
            ? `NAME                      FTN           SCORE      TAKE\n${`${family}, ${given}`.padEnd(26)}${ftn.padEnd(14)}${`${score}%`.padEnd(11)}${take}`
            : `NAME: ${family}, ${given}\nFTN: ${ftn}\nSCORE: ${score}%  TAKE: ${take}`;
          expect(read(page)).toEqual({ name: { family, given }, ftn, scorePercent: score, take });
        },
      ),
      { numRuns: 60 },
    );
  });
});
