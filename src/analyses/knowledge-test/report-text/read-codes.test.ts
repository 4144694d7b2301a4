import { describe, expect, it } from 'vitest';
import { drawPage } from '../../../../tests/support/draw-page.ts';
import { codesOfExam } from '../codes/numbering.ts';
import { readCodes } from './read-codes.ts';

function read(text: string) {
  const { codes, doubts, repeated } = readCodes([{ page: 1, text: drawPage(text) }], codesOfExam('PAR'));
  return {
    codes: codes.map(({ code }) => code),
    doubts: doubts.map(({ raw, why, candidates }) => `${raw.join('')} ${why} ${candidates.length}`),
    repeated,
  };
}

const codes = (text: string) => read(text).codes;

describe('the codes of a text layer', () => {
  it('are read in lines, in columns, with commas, and in both systems', () => {
    expect(codes('PA.I.B.K1a   PA.I.C.K3l\nPA.III.A.K8, PLT012 PLT 064;PLT-161')).toEqual([
      'PA.I.B.K1a',
      'PA.I.C.K3l',
      'PA.III.A.K8',
      'PLT012',
      'PLT064',
      'PLT161',
    ]);
    expect(codes('PA.I.B.K1a,PA.I.C.K2')).toEqual(['PA.I.B.K1a', 'PA.I.C.K2']);
  });

  it('are read where they are spaced out or parted by the end of a line', () => {
    expect(codes('PA. I. B. K1a PA. III. A. K8')).toEqual(['PA.I.B.K1a', 'PA.III.A.K8']);
    expect(codes('PA.I.C.K2  PA.I.\nB.K1a  PA.I.E.K1')).toEqual(['PA.I.C.K2', 'PA.I.B.K1a', 'PA.I.E.K1']);
    expect(codes('PA.I.E.K 1')).toEqual(['PA.I.E.K1']);
  });

  it('are read in small letters, which make no two alike', () => {
    expect(codes('pa.i.b.k1a Pa.I.B.K1B')).toEqual(['PA.I.B.K1a', 'PA.I.B.K1b']);
  });

  it('count once, and say so', () => {
    expect(read('PA.I.A.K1 PA.I.A.K1')).toMatchObject({ codes: ['PA.I.A.K1'], repeated: ['PA.I.A.K1'] });
  });

  it('are in doubt where only a task is named, or nothing quite fits', () => {
    const { codes: sure, doubts } = read('PA.II.A PA.IIII.A.K1 AT.I.A.K1');
    expect(sure).toEqual([]);
    expect(doubts.map((text) => text.replace(/ \d+$/, ''))).toEqual([
      'PA.II.A incomplete',
      'PA.IIII.A.K1 unknown',
      'AT.I.A.K1 unknown',
    ]);
    expect(doubts.every((text) => !text.endsWith(' 0'))).toBe(true);
  });

  it('are no prose, no address and no heading of a task', () => {
    const { codes: sure, doubts } = read(`
      U.S. DEPARTMENT of e.g. www.faa.gov i.e. Ph.D. St. Paul, MN. No. 12
      PA.I.A: PA.I.A.K1`);
    expect([sure, doubts]).toEqual([['PA.I.A.K1'], []]);
  });
});
