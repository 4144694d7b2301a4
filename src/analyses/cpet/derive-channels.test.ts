import { describe, expect, it } from 'vitest';
import { deriveChannels } from './derive-channels.ts';
import type { RawRecording } from './raw-recording.ts';
import type { Recording } from './recording.ts';

function raw(quantities: RawRecording['quantities'], more: Partial<RawRecording> = {}): RawRecording {
  const rows = Object.values(quantities)[0]?.length ?? 0;
  return {
    device: 'generic',
    deviceTitle: 'drawn',
    identity: {},
    subject: {},
    environment: {},
    sampling: { kind: 'breaths', intervalS: 3 },
    timeS: Array.from({ length: rows }, (_, i) => 3 * i),
    rows: Array.from({ length: rows }, (_, i) => i + 4),
    quantities,
    columns: [],
    statedPhases: [],
    statedThresholds: [],
    remarks: [],
    ...more,
  };
}

function derived(...given: Parameters<typeof raw>): Recording {
  const result = deriveChannels(raw(...given), 'salt');
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const howOf = (recording: Recording, channel: string): string | undefined =>
  recording.columns.find((column) => column.channel === channel)?.derivedFrom;

const vo2MlPerMin = [1000, 2000, undefined];

describe('deriving channels', () => {
  it('takes end-tidal pressures from fractions and the barometric pressure, never from 760', () => {
    const fractions = { vo2MlPerMin, feto2Percent: [15, undefined, 16], fetco2Percent: [5, 5.5, 6] };
    const recording = derived(fractions, { environment: { barometricPressureMmHg: 747 } });
    // 0.15 · 700, 0.05 · 700
    expect(recording.channels.peto2MmHg).toEqual([105, undefined, 112]);
    expect(recording.channels.petco2MmHg?.map((value) => value?.toFixed(6))).toEqual([
      '35.000000',
      '38.500000',
      '42.000000',
    ]);
    expect(howOf(recording, 'peto2MmHg')).toBe('FETO2 / 100 · (747 − 47 mmHg)');

    const without = derived(fractions);
    expect(without.channels.peto2MmHg).toBeUndefined();
    expect(without.remarks.map(({ code }) => code)).toContain('no-barometric-pressure');
  });

  it('takes ventilation from the expired volume, from the inspired one only where that is all there is', () => {
    const times = { vo2MlPerMin, inspirationS: [1, 1, 1], expirationS: [2, 2, undefined] };
    const inspiredVtL = [1.1, 1.2, 1.3];
    const both = derived({ ...times, inspiredVtL, vtL: [1, undefined, 1] });
    expect(both.channels.veLPerMin).toEqual([20, undefined, undefined]);
    expect(howOf(both, 'veLPerMin')).toBe('VT · RF');
    const only = derived({ ...times, inspiredVtL });
    expect(only.channels.veLPerMin).toEqual([22, 24, undefined]);
    expect(howOf(only, 'veLPerMin')).toBe('inspired VT · RF');
  });

  it('takes a PB column for the pressure, and ZAN extraction for the end-tidal O2', () => {
    const recording = derived({
      vo2MlPerMin,
      o2ExtractionPercent: [5.93, 5.93, 5.93],
      barometricPressureMmHg: [747, 747, undefined],
    });
    expect(recording.environment.barometricPressureMmHg).toBe(747);
    // (20.93 − 5.93) % of 700
    expect(recording.channels.peto2MmHg?.[0]).toBeCloseTo(105, 9);
  });

  it('takes VE from VT · RF, with RF from the times of in- and expiration', () => {
    const recording = derived({
      vo2MlPerMin,
      vtL: [0.5, 2, 2],
      inspirationS: [2, 1, 1],
      expirationS: [2, 0.5, undefined],
    });
    // 60 / 4 and 60 / 1.5 a minute
    expect(recording.channels.rfPerMin).toEqual([15, 40, undefined]);
    expect(recording.channels.veLPerMin).toEqual([7.5, 80, undefined]);
    expect(howOf(recording, 'veLPerMin')).toBe('VT · RF');
  });

  it('takes RF or VT from the other two, and neither where VE has no company', () => {
    expect(
      derived({ vo2MlPerMin, veLPerMin: [60, 60, 60], vtL: [2, 3, undefined] }).channels.rfPerMin,
    ).toEqual([30, 20, undefined]);
    expect(derived({ vo2MlPerMin, veLPerMin: [60, 60, 60], rfPerMin: [30, 20, 0] }).channels.vtL).toEqual([
      2,
      3,
      undefined,
    ]);
    expect(Object.keys(derived({ vo2MlPerMin, veLPerMin: [60, 60, 60] }).channels)).toEqual([
      'vo2MlPerMin',
      'veLPerMin',
    ]);
  });

  it('brings VE from STPD to BTPS with the factor of the file, else with the pressure, else not at all', () => {
    const quantities = { vo2MlPerMin, veStpdLPerMin: [100, 50, 10] };
    expect(derived(quantities, { stpdToBtpsFactor: 1.2 }).channels.veLPerMin).toEqual([120, 60, 12]);
    const atSeaLevel = derived(quantities, { environment: { barometricPressureMmHg: 760 } });
    // 310.15 / 273.15 · 760 / 713 = 1.210
    expect(atSeaLevel.channels.veLPerMin?.[0]).toBeCloseTo(121.0, 1);
    const unknown = derived(quantities);
    expect(unknown.channels.veLPerMin).toBeUndefined();
    expect(unknown.remarks).toMatchObject([{ code: 'no-btps-factor' }]);
  });

  it('takes VCO2 from VO2 · RER', () => {
    const recording = derived({ vo2MlPerMin, rer: [0.8, 1.1, 1.1] });
    expect(recording.channels.vco2MlPerMin).toEqual([800, 2200, undefined]);
  });

  it('takes the body mass from VO2 / VO2 per body mass, where none is stated', () => {
    const quantities = { vo2MlPerMin: [700, 1400, 2100], vo2MlPerKgPerMin: [10, 20, 29] };
    const recording = derived(quantities);
    expect(recording.subject.bodyMassKg).toBe(70);
    expect(recording.columns).toContainEqual({
      heading: '',
      quantity: 'body mass',
      unit: 'kg',
      derivedFrom: 'median of VO2 / VO2 per body mass',
    });
    expect(derived(quantities, { subject: { bodyMassKg: 80 } }).subject.bodyMassKg).toBe(80);
  });

  it('takes VO2 from VO2 per body mass with a stated mass, and is refused without', () => {
    const quantities = { vo2MlPerKgPerMin: [10, 20] };
    const recording = derived(quantities, { subject: { bodyMassKg: 70 } });
    expect(recording.channels.vo2MlPerMin).toEqual([700, 1400]);
    expect(deriveChannels(raw(quantities), '')).toMatchObject({
      ok: false,
      fault: { code: 'no-vo2-column' },
    });
  });

  it('never replaces what the file gives', () => {
    const recording = derived({
      vo2MlPerMin,
      vtL: [2, 2, 2],
      rfPerMin: [30, 30, 30],
      veLPerMin: [50, 50, 50],
    });
    expect(recording.channels.veLPerMin).toEqual([50, 50, 50]);
    expect(recording.columns).toEqual([]);
  });

  it('drops the identity for a salted id, and all quantities that are no channel', () => {
    const recording = derived(
      { vo2MlPerMin, rer: [1, 1, 1], eqO2: [25, 25, 25] },
      { identity: { familyName: 'Muster' } },
    );
    expect(recording.subject.subjectId).toMatch(/^S[0-9a-f]{10}$/);
    expect(JSON.stringify(recording)).not.toContain('Muster');
    expect(Object.keys(recording.channels)).toEqual(['vo2MlPerMin', 'vco2MlPerMin']);
  });
});
