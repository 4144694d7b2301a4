import { describe, expect, it } from 'vitest';
import { alveolarConstantMmHg, alveolarO2MmHg, partialPressureMmHg, stpdPerBtps } from './gas-laws.ts';

describe('gas laws', () => {
  it('BTPS to STPD is 0.826 at 760 mmHg, and 1.210 back', () => {
    // 273.15 / 310.15 · 713 / 760 = 0.88070 · 0.93816
    expect(stpdPerBtps(760)).toBeCloseTo(0.826, 3);
    expect(1 / stpdPerBtps(760)).toBeCloseTo(1.21, 3);
  });

  it('863 is 760 · 310 / 273', () => {
    expect((760 * 310) / 273).toBeCloseTo(alveolarConstantMmHg, 0);
  });

  it('5.5 % CO2 at 760 mmHg is 39.2 mmHg', () => {
    expect(partialPressureMmHg(5.5, 760)).toBeCloseTo(0.055 * 713, 12);
  });

  it('alveolar O2 is 109.2 mmHg at PCO2 40 and RER 1', () => {
    // PIO2 = 0.2093 · 713 = 149.23; less 40 · (0.2093 + 0.7907)
    expect(alveolarO2MmHg(40, 1, 760)).toBeCloseTo(149.2309 - 40, 3);
    // and 40 · (0.2093 + 0.7907 / 0.8) = 47.91 less at RER 0.8
    expect(alveolarO2MmHg(40, 0.8, 760)).toBeCloseTo(149.2309 - 47.907, 3);
  });
});
