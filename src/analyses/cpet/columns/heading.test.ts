import { describe, expect, it } from 'vitest';
import { recogniseHeading } from './heading.ts';

describe('a heading', () => {
  it.each([
    ["V'O2", 'vo2MlPerMin'],
    ['V’O₂', 'vo2MlPerMin'],
    ['V̇O2', 'vo2MlPerMin'],
    ["V'O2 (STPD)", 'vo2MlPerMin'],
    ['VO2...4', 'vo2MlPerMin'],
    ['vo2.1', 'vo2MlPerMin'],
    ['vo2_abs', 'vo2MlPerMin'],
    ['VO2_I', 'vo2MlPerMin'],
    ['VO2_ABS', 'vo2MlPerMin'],
    ['Oxygen consumption (L/min)', 'vo2MlPerMin'],
    ['Carbon dioxide output', 'vco2MlPerMin'],
    ['Czas', 'time'],
    ['Время', 'time'],
    ['VO2 mL/min', 'vo2MlPerMin'],
    ['vo2_rel', 'vo2MlPerKgPerMin'],
    ["V'O2/kg", 'vo2MlPerKgPerMin'],
    ['vt.btps', 'vtL'],
    ['VE/VO2', 'eqO2'],
    ['PetO2', 'peto2MmHg'],
    ['pet_o2', 'peto2MmHg'],
    ['PET/CO2', 'petco2MmHg'],
    ['PeO2', 'mixedPeo2MmHg'],
    ['PeCO2', 'mixedPeco2MmHg'],
    ['FEetO2', 'feto2Percent'],
    ['FeO2', 'feo2Percent'],
    ['HF', 'hrBpm'],
    ['Potenza', 'workRateW'],
    ['Zeit', 'time'],
    ['Tid', 'time'],
    ['Time (Clock)', 'other-time'],
    ['t Rel', 'other-time'],
    ['Fase', 'phase'],
  ] as const)('%s is %s', (text, role) => {
    expect(recogniseHeading(text).role).toBe(role);
  });

  it.each(['VO2 (pred)', 'VO2 (predicted)', 'HR (max)', 'VE (Soll)', 'HR [reserve]', 'VO2 (SD)'])(
    '%s is not the quantity itself',
    (text) => {
      expect(recogniseHeading(text).role).toBeUndefined();
    },
  );

  it('shows no words from brackets that are neither a unit nor a condition: they may name a person', () => {
    expect(recogniseHeading('VO2 (Eva Muster)').heading.text).toBe('VO2 (…)');
    expect(recogniseHeading('HR [bpm]').heading.text).toBe('HR [bpm]');
    expect(recogniseHeading('Power (W/kg)').heading.text).toBe('Power (W/kg)');
    expect(recogniseHeading('VO2 (measured)').heading.text).toBe('VO2 (measured)');
  });

  it.each(["V'O2/kg_Lean", 'P(a-et)CO2', 'PaCO2', 'VD/VT', 'RMSSD', 'Eva Muster', ''])(
    '%s is nothing the product reads',
    (text) => {
      expect(recogniseHeading(text).role).toBeUndefined();
    },
  );

  it('keeps the unit and the gas condition written beside the name', () => {
    expect(recogniseHeading('VO2[mL/kg/min]').heading.unitText).toBe('mL/kg/min');
    expect(recogniseHeading('VE (STPD)').heading.condition).toBe('STPD');
    expect(recogniseHeading('Vt BTPS').heading.condition).toBe('BTPS');
    expect(recogniseHeading('VO2, L/min').heading.unitText).toBe('L/min');
  });
});
