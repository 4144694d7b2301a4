import { describe, expect, it } from 'vitest';
import { drawSheet } from '../../../../tests/support/draw-sheet.ts';
import { findHeader } from './find-header.ts';
import { readMetadata } from './metadata.ts';

function subjectOf(line: string) {
  const sheet = drawSheet(`
${line}
t  | VO2  | HR
3  | 1100 | 90
6  | 1200 | 91`);
  const header = findHeader([sheet]);
  if (header === undefined) throw new Error('no header');
  return readMetadata(header).subject;
}

function heightOf(line: string): number | undefined {
  return subjectOf(line).heightCm;
}

describe('a height', () => {
  it.each([
    ['Height (cm) | 178', 178],
    ['Height | 178', 178],
    ['Height | 1.78', 178],
    ['Größe | 1,78 m', 178],
    ['Height (in) | 70', 177.8],
    ['Height | 70 in', 177.8],
  ])('%s is %s cm', (line, heightCm) => {
    expect(heightOf(line)).toBeCloseTo(heightCm, 6);
  });

  it('of 70 without a unit is none: inches, for no one of 70 cm is tested', () => {
    expect(heightOf('Height | 70')).toBeUndefined();
  });
});

describe('what spirometry states', () => {
  it('is read where it is labelled', () => {
    expect(subjectOf('MVV (L/min) | 142.5')).toEqual({ mvvLPerMin: 142.5 });
    expect(subjectOf('FEV1 | 3,42 l')).toEqual({ fev1L: 3.42 });
  });

  it('is nothing where it is a placeholder, in percent or without bounds', () => {
    expect(subjectOf('MVV | 0')).toEqual({});
    expect(subjectOf('FEV1 (%) | 97')).toEqual({});
    expect(subjectOf('FEV1 | 97')).toEqual({});
  });
});
