import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '#readers/document.ts';
import { readDocument } from '#readers/read-document.ts';
import { hasShared, sharedPath } from '../../../../tests/support/shared-samples.ts';
import { defaultCpetOptions } from '../options.ts';
import type { RawRecording } from '../raw-recording.ts';
import { oxynet } from './oxynet.ts';

function csv(text: string): SourceDocument {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => (cell.trim() === '' ? undefined : cell.trim())));
  return { format: 'delimited', encoding: 'utf-8', delimiter: ',', sheets: [{ name: '', rows }] };
}

function read(document: SourceDocument): RawRecording {
  const result = oxynet.read(document, { fileName: 'x', options: defaultCpetOptions });
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const drawn = csv(`
   , time, VO2_I, VCO2_I, HR_I, PetO2_I, PetCO2_I, VEVO2_I, age, height, weight, gender, domain
  0, 5,    1110,  1051,   122,  114.9,   30.3,     0.035,   18,  1.77,   65,     -1,     -1
  1, 6,    1115,  1056,   0,    114.9,   ,         0.035,   18,  1.77,   65,     -1,      0
  2, 7,    1120,  1060,   123,  114.8,   30.4,     0.035,   18,  1.77,   65,     -1,      0
  3, 8,    1125,  1065,   123,  114.8,   30.4,     0.035,   18,  1.77,   65,     -1,      1`);

describe('an Oxynet frame', () => {
  it('is known by its column names, not by time and VO2 alone', () => {
    expect(oxynet.recognise(drawn)).toBe(1);
    expect(oxynet.recognise(csv('time,VO2,VCO2\n1,2,3'))).toBe(0);
    expect(oxynet.recognise({ format: 'json', value: 7 })).toBe(0);
  });

  it('is not one where decimal commas have split its numbers', () => {
    const split =
      'time,VO2_I,VCO2_I,PetO2_I,PetCO2_I,domain\n1,1110,5,1051,114,9,30,3,-1\n2,1110,5,1051,114,9,30,3,-1';
    expect(oxynet.recognise(csv(split))).toBe(0);
  });

  it('gives the series with 0 and blanks as gaps', () => {
    const { timeS, rows, quantities, sampling } = read(drawn);
    expect(timeS).toEqual([5, 6, 7, 8]);
    expect(rows).toEqual([2, 3, 4, 5]);
    expect(sampling).toEqual({ kind: 'uniform', intervalS: 1 });
    expect(quantities.hrBpm).toEqual([122, undefined, 123, 123]);
    expect(quantities.petco2MmHg).toEqual([30.3, undefined, 30.4, 30.4]);
    expect(quantities.eqO2).toBeUndefined();
  });

  it('states a male (−1) of 177 cm', () => {
    expect(read(drawn).subject).toEqual({ sex: 'male', ageY: 18, bodyMassKg: 65, heightCm: 177 });
  });

  it('keeps the labels at the first row of the heavy and the severe domain', () => {
    expect(read(drawn).statedThresholds).toEqual([
      { which: 'VT1', label: 'domain 0', timeS: 6, vo2MlPerMin: 1115 },
      { which: 'VT2', label: 'domain 1', timeS: 8, vo2MlPerMin: 1125 },
    ]);
  });

  it('reads the same from JSON records and JSON columns', () => {
    const records = [
      { time: 5, VO2_I: 1.11, VCO2_I: 1.05, domain: null },
      { time: 6, VO2_I: 1.12, VCO2_I: 1.06, domain: null },
    ];
    const columns = { time: { 0: 5, 1: 6 }, VO2_I: { 0: 1.11, 1: 1.12 }, VCO2_I: { 0: 1.05, 1: 1.06 } };
    for (const value of [records, columns]) {
      const raw = read({ format: 'json', value });
      // L/min by magnitude
      expect(raw.quantities.vo2MlPerMin?.[0]).toBeCloseTo(1110, 9);
      expect(raw.columns.find(({ heading }) => heading === 'VO2_I')?.unitRule).toBe('magnitude');
      expect(raw.statedThresholds).toEqual([]);
    }
  });
});

describe.skipIf(!hasShared)('the real Oxynet frame', () => {
  it('has 775 rows and labels at 465 s and 655 s', async () => {
    const document = await readDocument(readFileSync(sharedPath('cpet/samples/oxynet/data_test.csv')));
    if (!document.ok) throw new Error(JSON.stringify(document.fault));
    const raw = read(document.value);
    expect(oxynet.recognise(document.value)).toBe(1);
    expect(raw.timeS).toHaveLength(775);
    expect(raw.sampling.kind).toBe('uniform');
    expect(raw.statedThresholds.map(({ timeS }) => timeS)).toEqual([465, 655]);
  });
});
