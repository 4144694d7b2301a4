import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '#readers/document.ts';
import { readDocument } from '#readers/read-document.ts';
import { hasShared, sharedPath } from '../../../../tests/support/shared-samples.ts';
import { defaultCpetOptions } from '../options.ts';
import type { RawRecording } from '../raw-recording.ts';
import { exerciseThresholds } from './exercise-thresholds.ts';

const json = (value: unknown): SourceDocument => ({ format: 'json', value });

function read(value: unknown): RawRecording {
  const result = exerciseThresholds.read(json(value), { fileName: 'x', options: defaultCpetOptions });
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const data = [
  { t: -4, VE: 31.3, VO2: 1680, VCO2: 1090, R: 0.65, PetO2: 76.5, PetCO2: 37.1 },
  { t: 0, VE: 21.5, VO2: 1066, VCO2: null, R: 0.66, PetO2: 79.2, PetCO2: 36.2 },
  { t: -1, VE: 20, VO2: 1000, VCO2: 700, R: 0.7, PetO2: 79, PetCO2: 36 },
  { t: 3, VE: 19.3, VO2: 949, VCO2: 622, R: 0.65, PetO2: 77.9, PetCO2: 36.8 },
];

describe('an Exercise Thresholds export', () => {
  it('is known as array of tests, one test, or rows alone', () => {
    for (const value of [[{ data }], { data }, data]) {
      expect(exerciseThresholds.recognise(json(value))).toBe(1);
      expect(read(value).timeS).toEqual([-4, 0, 3]);
    }
    expect(exerciseThresholds.recognise(json([{ VO2_I: 1 }]))).toBe(0);
    expect(exerciseThresholds.recognise(json({ data: [] }))).toBe(0);
  });

  it('keeps the negative start, takes null for a gap and leaves out a row that runs backwards', () => {
    const { timeS, rows, quantities, remarks } = read([{ data }]);
    expect(timeS).toEqual([-4, 0, 3]);
    expect(rows).toEqual([1, 2, 4]);
    expect(quantities.vco2MlPerMin).toEqual([1090, undefined, 622]);
    expect(remarks).toMatchObject([{ code: 'lines-skipped', at: { row: 3 }, value: 1 }]);
  });

  it('keeps LT and RCP as thresholds of the file, in mL/min', () => {
    const vo2Of = (labels: object): readonly (number | undefined)[] =>
      read([{ ...labels, data }]).statedThresholds.map(({ vo2MlPerMin }) => vo2MlPerMin);
    expect(vo2Of({ LT: 3150, RCP: 3700 })).toEqual([3150, 3700]);
    expect(vo2Of({ LT: '3150', RCP: null })).toEqual([3150]);
    expect(vo2Of({ LT: 3.15 })).toEqual([3150]);
    // 67 % of 4,000
    expect(vo2Of({ VO2max: 4000, LT: null, LT_vo2max: '67%' })[0]).toBeCloseTo(2680, 9);
    expect(vo2Of({ VO2max: 4000, LT: '67%' })[0]).toBeCloseTo(2680, 9);
    expect(vo2Of({ LT: 'none', LT_vo2max: '67%' })).toEqual([]);
  });

  it('takes the first of several tests and says so', () => {
    const { remarks } = read([{ data: data.slice(0, 2) }, { data }]);
    expect(remarks).toMatchObject([{ code: 'more-tests-in-file', value: 2 }]);
  });

  it('keeps no id: it names the data set, not the person', () => {
    expect(read([{ id: 'dataset_#001', data }]).identity).toEqual({});
  });

  it('as CSV is told from a cart by numbers right below the names', () => {
    const sheet = (rows: readonly (readonly string[])[]): SourceDocument => ({
      format: 'delimited',
      encoding: 'utf-8',
      delimiter: ',',
      sheets: [{ name: '', rows }],
    });
    const names = ['t', 'VE', 'VO2', 'VCO2', 'VE/VO2', 'PetO2', 'PetCO2'];
    const numbers = ['-4', '31', '1680', '1090', '18.7', '76.5', '37'];
    expect(exerciseThresholds.recognise(sheet([names, numbers]))).toBe(0.9);
    const units = ['s', 'L/min', 'mL/min', 'mL/min', '', 'mmHg', 'mmHg'];
    expect(exerciseThresholds.recognise(sheet([names, units, numbers]))).toBe(0);
  });
});

describe.skipIf(!hasShared)('the real Exercise Thresholds export', () => {
  it('has 394 breaths from −240 s, LT 3,150 and RCP 3,700 mL/min', async () => {
    const path = sharedPath('cpet/samples/oxynet/test_data_ET.json');
    const document = await readDocument(readFileSync(path));
    if (!document.ok) throw new Error(JSON.stringify(document.fault));
    expect(exerciseThresholds.recognise(document.value)).toBe(1);
    const raw = read(document.value.format === 'json' ? document.value.value : undefined);
    expect(raw.timeS).toHaveLength(394);
    expect(raw.timeS[0]).toBe(-240);
    expect(raw.sampling.kind).toBe('breaths');
    expect(raw.statedThresholds).toEqual([
      { which: 'VT1', label: 'LT', vo2MlPerMin: 3150 },
      { which: 'VT2', label: 'RCP', vo2MlPerMin: 3700 },
    ]);
  });
});
