import { describe, expect, it } from 'vitest';
import {
  alveolarConstantMmHg,
  alveolarO2MmHg,
  btpsPerAtps,
  partialPressureMmHg,
  stpdPerAtps,
  stpdPerBtps,
  waterVapourAt37MmHg,
  waterVapourPressureMmHg,
} from './gas-laws.ts';

describe('gas laws', () => {
  it('water vapour presses with 47 mmHg at 37 °C and 17.5 mmHg at 20 °C', () => {
    expect(waterVapourPressureMmHg(37)).toBeCloseTo(waterVapourAt37MmHg, 0);
    expect(waterVapourPressureMmHg(20)).toBeCloseTo(17.5, 1);
  });

  it('BTPS to STPD is 0.826 at 760 mmHg, and 1.210 back', () => {
    // 273.15 / 310.15 · 713 / 760 = 0.88070 · 0.93816
    expect(stpdPerBtps(760)).toBeCloseTo(0.826, 3);
    expect(1 / stpdPerBtps(760)).toBeCloseTo(1.21, 3);
  });

  it('the three conditions agree: ATPS to STPD is ATPS to BTPS to STPD', () => {
    for (const [temperatureC, pressureMmHg] of [
      [22, 760],
      [18, 695],
      [30, 745],
    ] as const) {
      expect(stpdPerAtps(temperatureC, pressureMmHg)).toBeCloseTo(
        btpsPerAtps(temperatureC, pressureMmHg) * stpdPerBtps(pressureMmHg),
        12,
      );
    }
  });

  it('gas at body temperature needs no correction to BTPS', () => {
    // only the rounding of 46.96 to 47 mmHg is left
    expect(btpsPerAtps(37, 760)).toBeCloseTo(1, 3);
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
