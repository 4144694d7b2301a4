import { describe, expect, it } from 'vitest';
import { checkConvention, conventionInWords } from './convention.ts';

const laboratory = {
  kind: 'laboratory',
  name: 'North wing',
  tests: 14,
  vt1OffsetS: 31,
  vt1SdS: 28,
  vt2OffsetS: -4,
  vt2SdS: 22,
} as const;

describe('a stored convention', () => {
  it('is taken with what it declares, and nothing else', () => {
    expect(checkConvention({ kind: 'none', extra: 1 })).toEqual({ kind: 'none' });
    expect(checkConvention({ kind: 'readers' })).toEqual({ kind: 'readers' });
    expect(checkConvention({ ...laboratory, extra: 1 })).toEqual(laboratory);
  });

  it.each([
    undefined,
    null,
    'readers',
    {},
    { kind: 'laboratories' },
    { ...laboratory, name: ' ' },
    { ...laboratory, tests: 2.5 },
    { ...laboratory, vt1OffsetS: '31' },
    { ...laboratory, vt2OffsetS: 3000 },
    { ...laboratory, vt1SdS: 0 },
    { ...laboratory, vt2SdS: Number.NaN },
  ])('is refused where it cannot be one: %j', (raw) => {
    expect(checkConvention(raw)).toBeUndefined();
  });

  it('has words for reports', () => {
    expect(conventionInWords(laboratory)).toBe('laboratory North wing (fitted on 14 marked tests)');
  });
});
