import { describe, expect, it } from 'vitest';
import type { Remark } from '#core/remark.ts';
import { deriveChannels } from '../derive-channels.ts';
import type { RawRecording } from '../raw-recording.ts';
import type { Recording } from '../recording.ts';
import { checkRecording } from './check-recording.ts';
import { withoutImplausibleValues } from './plausible-ranges.ts';

const rowCount = 20;
const every = (value: number): number[] => Array.from({ length: rowCount }, () => value);

/**
 * Steady exercise in which all physics holds: RER 1.8 / 2 = 0.9; VE 1.8 · 30 = 54; PECO2 863 · 1.8 / 54 = 28.8 mmHg;
 * PAO2 149.23 − 40 · (0.2093 + 0.7907 / 0.9) = 105.7 mmHg; VE/VCO2 30.
 */
const sound = {
  vo2MlPerMin: every(2000),
  vco2MlPerMin: every(1800),
  veLPerMin: every(54),
  vtL: every(1.8),
  rfPerMin: every(30),
  peto2MmHg: every(105.7),
  petco2MmHg: every(40),
  rer: every(0.9),
  hrBpm: every(130),
  vo2MlPerKgPerMin: every(28.6),
} as const;

function recorded(
  quantities: RawRecording['quantities'],
  more: Partial<RawRecording> = {},
): { readonly recording: Recording; readonly raw: RawRecording } {
  const raw: RawRecording = {
    device: 'generic',
    deviceTitle: 'drawn',
    identity: {},
    subject: { bodyMassKg: 70 },
    environment: { barometricPressureMmHg: 760 },
    sampling: { kind: 'breaths', intervalS: 2 },
    timeS: Array.from({ length: rowCount }, (_, i) => 2 * i),
    rows: Array.from({ length: rowCount }, (_, i) => i + 4),
    quantities,
    columns: [
      { heading: "V'CO2", channel: 'vco2MlPerMin', quantity: 'VCO2', unit: 'mL/min', unitRule: 'name' },
    ],
    statedPhases: [],
    statedThresholds: [],
    remarks: [],
    ...more,
  };
  const recording = deriveChannels(raw, '');
  if (!recording.ok) throw new Error(JSON.stringify(recording.fault));
  return { recording: recording.value, raw };
}

function found(quantities: RawRecording['quantities'], more: Partial<RawRecording> = {}): readonly Remark[] {
  const { recording, raw } = recorded({ ...sound, ...quantities }, more);
  return checkRecording(recording, raw);
}

const codes = (remarks: readonly Remark[]): readonly string[] => remarks.map(({ code }) => code);

describe('the physics checks', () => {
  it('find nothing where all of it holds', () => {
    expect(found({})).toEqual([]);
  });

  it('find a stated mass that VO2 / VO2 per body mass contradicts', () => {
    // 2000 / 28.6 = 69.9 kg
    expect(found({}, { subject: { bodyMassKg: 75 } })).toMatchObject([
      { code: 'body-mass-contradicts', severity: 'warning', at: { row: 4 } },
    ]);
    expect(found({}, { subject: { bodyMassKg: 154 } })[0]).toMatchObject({ severity: 'serious' });
    expect(found({}, { subject: { bodyMassKg: 70.4 } })).toEqual([]);
  });

  it('find that rows imply different masses where none is stated, and one of them was taken', () => {
    // Found by the fuzzer: a damaged row that stood there time and again made a person of 66 kg one of 23.5.
    const damaged = every(28.6).map((value, row) => (row % 2 === 0 ? 85 : value));
    expect(found({ vo2MlPerKgPerMin: damaged }, { subject: {} })).toMatchObject([
      { code: 'body-mass-varies', severity: 'warning' },
    ]);
    expect(found({}, { subject: {} })).toEqual([]);
    const oneGlitch = every(28.6).map((value, row) => (row === 0 ? 85 : value));
    expect(found({ vo2MlPerKgPerMin: oneGlitch }, { subject: {} })).toEqual([]);
  });

  it('find a VE that is not VT · RF, and guess STPD at 0.826', () => {
    const [remark] = found({ veLPerMin: every(54 * 0.826) });
    expect(remark).toMatchObject({ code: 'ventilation-contradicts', severity: 'warning', at: { row: 4 } });
    expect(remark?.value).toBeCloseTo(0.826, 9);
    expect(remark?.detail).toContain('STPD');
    expect(found({ vtL: every(1800) })[0]).toMatchObject({ severity: 'serious' });
  });

  it('find no contradiction in a VE derived from VT · RF', () => {
    expect(found({ veLPerMin: undefined })).toEqual([]);
  });

  it('find an RER column that is not VCO2 / VO2', () => {
    expect(found({ rer: every(0.95) })).toMatchObject([{ code: 'rer-contradicts' }]);
    expect(found({ rer: every(0.92) })).toEqual([]);
  });

  it('find end-tidal pressures off the alveolar gas equation by more than 12 mmHg', () => {
    const [remark] = found({ peto2MmHg: every(105.7 + 15) });
    expect(remark).toMatchObject({ code: 'alveolar-contradicts', severity: 'serious' });
    expect(remark?.value).toBeCloseTo(15, 1);
    expect(found({ peto2MmHg: every(105.7 - 11) })).toEqual([]);
  });

  it('allow for altitude where no barometric pressure is stated', () => {
    // 760 − 560 mmHg take 42 mmHg off the inspired O2; 12 more are allowed as ever
    expect(found({ peto2MmHg: every(105.7 - 50) }, { environment: {} })).toEqual([]);
    expect(codes(found({ peto2MmHg: every(105.7 - 56) }, { environment: {} }))).toEqual([
      'alveolar-contradicts',
    ]);
    expect(codes(found({ peto2MmHg: every(105.7 + 15) }, { environment: {} }))).toEqual([
      'alveolar-contradicts',
    ]);
  });

  it('find swapped columns and kPa', () => {
    expect(codes(found({ peto2MmHg: every(40), petco2MmHg: every(105.7) }))).toContain('end-tidal-swapped');
    expect(codes(found({ peto2MmHg: every(14.1), petco2MmHg: every(5.3) }))).toContain('end-tidal-not-mmhg');
  });

  it('find mixed-expired gas under an end-tidal name', () => {
    // 863 · 1.8 / 54 = 28.77 mmHg; O2 by the same line
    const mixed = found({ petco2MmHg: every(28.8), peto2MmHg: every(149.2 - 28.8 * 1.088) });
    expect(mixed).toMatchObject([{ code: 'end-tidal-is-mixed-expired', severity: 'serious' }]);
    expect(mixed[0]?.value).toBeCloseTo(28.8 / 28.767, 3);
  });

  it('find pressures that do not fit the fractions beside them', () => {
    // 40 mmHg is 5.61 % of 713; 5.1 % would be 36.4
    expect(found({ fetco2Percent: every(5.61) })).toEqual([]);
    expect(found({ fetco2Percent: every(5.1) })).toMatchObject([{ code: 'end-tidal-contradicts-fraction' }]);
  });

  it('find other gas than room air', () => {
    expect(found({ fio2Percent: every(20.9), fico2Percent: every(0.04) })).toEqual([]);
    expect(codes(found({ fio2Percent: every(15), fico2Percent: every(0.5) }))).toEqual([
      'inspired-gas-unusual',
      'inspired-gas-unusual',
    ]);
  });

  it('suspect STPD where VE/VCO2 is below 18 with normal end-tidal CO2', () => {
    // 31 / 1.8 = 17.2
    const low = { veLPerMin: every(31), vtL: undefined, rfPerMin: undefined };
    expect(codes(found(low))).toContain('ve-maybe-stpd');
    expect(codes(found({ ...low, petco2MmHg: every(55), peto2MmHg: every(89.4) }))).not.toContain(
      've-maybe-stpd',
    );
  });

  it('find the CO2 that is lost, with its share and first place', () => {
    const lost = sound.vco2MlPerMin.map((value, i) => (i < 8 || i > 12 ? value : undefined));
    const [remark] = found({ vco2MlPerMin: lost });
    expect(remark).toMatchObject({
      code: 'co2-sensor-loss',
      severity: 'serious',
      at: { row: 12, column: "V'CO2" },
    });
    expect(remark?.value).toBe(5 / 20);
    const [one] = found({ vco2MlPerMin: sound.vco2MlPerMin.map((value, i) => (i === 3 ? 200 : value)) });
    expect(one).toMatchObject({ code: 'rer-out-of-range', severity: 'warning', value: 0.1, at: { row: 7 } });
  });

  it('find repeated times and gaps', () => {
    const timeS = Array.from({ length: rowCount }, (_, i) => 2 * i + (i > 9 ? 20 : 0) - (i === 5 ? 2 : 0));
    const remarks = found({}, { timeS });
    expect(remarks).toMatchObject([
      { code: 'time-repeats', value: 1, at: { row: 9 } },
      { code: 'time-gap', severity: 'warning', value: 22, at: { row: 14 } },
    ]);
    const minutes = { kind: 'averaged', intervalS: 60 } as const;
    expect(found({}, { sampling: minutes, timeS: timeS.map((_, i) => 60 * i) })).toEqual([]);
  });

  it('tell the dead space that a cart took off its equivalents', () => {
    // (54 − 30 · 0.07) / 1.8 = 28.83
    const [remark] = found({ eqCo2: every((54 - 30 * 0.07) / 1.8) });
    expect(remark).toMatchObject({ code: 'vendor-equivalents-dead-space', severity: 'note' });
    expect(remark?.value).toBeCloseTo(0.07, 9);
    expect(found({ eqCo2: every(30) })).toEqual([]);
  });

  it('doubt a mass that the height makes a body mass index of 54: 172 lb written without a unit', () => {
    const alone = { vo2MlPerKgPerMin: undefined };
    expect(codes(found(alone, { subject: { bodyMassKg: 172, heightCm: 178 } }))).toEqual([
      'body-mass-implausible',
    ]);
    expect(found(alone, { subject: { bodyMassKg: 120, heightCm: 178 } })).toEqual([]);
  });

  it('doubt medians that no test shows', () => {
    const slow = { vo2MlPerMin: every(2), vco2MlPerMin: every(1.8), vo2MlPerKgPerMin: undefined };
    expect(codes(found({ ...slow, petco2MmHg: undefined, peto2MmHg: undefined }))).toContain(
      'median-unusual',
    );
    expect(codes(found({ vo2MlPerKgPerMin: every(100) }, { subject: { bodyMassKg: 20 } }))).toContain(
      'body-mass-implausible',
    );
  });
});

describe('implausible values', () => {
  it('become absent, and are told once a channel with the first place', () => {
    const hrBpm = sound.hrBpm.map((value, i) => (i === 2 || i === 4 ? 300 : value));
    const { recording } = recorded({ ...sound, hrBpm, gradePercent: every(300.1) });
    const { recording: kept, remarks } = withoutImplausibleValues(recording);
    expect(kept.channels.hrBpm?.[2]).toBeUndefined();
    expect(kept.channels.hrBpm?.[3]).toBe(130);
    expect(kept.channels.gradePercent).toBeUndefined();
    expect(remarks).toMatchObject([
      { code: 'value-implausible', severity: 'warning', value: 300, at: { row: 6 } },
      { code: 'value-implausible', severity: 'serious', value: 300.1, at: { row: 4 } },
    ]);
  });

  it('leave a sound recording as it is', () => {
    const { recording } = recorded(sound);
    expect(withoutImplausibleValues(recording)).toEqual({ recording, remarks: [] });
  });
});
