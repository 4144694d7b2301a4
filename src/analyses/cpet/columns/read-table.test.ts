import { describe, expect, it } from 'vitest';
import { faultCode } from '#core/result.ts';
import type { RawRecording } from '../raw-recording.ts';
import { drawSheet } from '../../../../tests/support/draw-sheet.ts';
import type { UnitHabits } from './decide-unit.ts';
import { readTable } from './read-table.ts';

function outcome(drawing: string, unitHabits: UnitHabits = {}) {
  return readTable([drawSheet(drawing)], { device: 'generic', deviceTitle: 'Drawn', unitHabits });
}

function read(drawing: string, unitHabits: UnitHabits = {}): RawRecording {
  const result = outcome(drawing, unitHabits);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const codes = (recording: RawRecording) => recording.remarks.map(({ code }) => code);
const rule = (recording: RawRecording, channel: string) =>
  recording.columns.find((column) => column.channel === channel)?.unitRule;

describe('units of a table', () => {
  it('follow the unit row before the name, the habit and the size', () => {
    const recording = read(
      `
t    | VO2 [mL/min] | VCO2 [mL/min] | VE
s    | L/min        |               | L/min
3    | 1.1          | 900           | 30
6    | 1.2          | 1000          | 31
9    | 1.3          | 1100          | 32
12   | 1.4          | 1200          | 33
15   | 1.5          | 1300          | 34`,
      { veLPerMin: 'L/min' },
    );
    expect(recording.quantities.vo2MlPerMin?.[0]).toBeCloseTo(1100, 6);
    expect(rule(recording, 'vo2MlPerMin')).toBe('unit-row');
    expect(rule(recording, 'vco2MlPerMin')).toBe('name');
    expect(recording.columns[1]?.at).toEqual({ row: 1, column: 'B' });
  });

  it('come from the habit only while the size does not speak against it', () => {
    const drawing = `
t  | VO2 | VT
3  | 1.1 | 800
6  | 1.2 | 900
9  | 1.3 | 900
12 | 1.4 | 950
15 | 1.5 | 990`;
    const recording = read(drawing, { vo2MlPerMin: 'mL/min', vtL: 'mL' });
    expect(rule(recording, 'vo2MlPerMin')).toBe('magnitude');
    expect(recording.quantities.vo2MlPerMin?.[4]).toBeCloseTo(1500, 6);
    expect(rule(recording, 'vtL')).toBe('device');
    expect(recording.quantities.vtL?.[0]).toBeCloseTo(0.8, 6);
    expect(codes(recording)).toContain('unit-habit-overruled');
  });

  it('that cannot be true refuse a VO2, with their place', () => {
    const result = outcome(`
Name  | Muster
t     | VO2    | HR
s     | L/min  | bpm
3     | 1100   | 90
6     | 1200   | 91
9     | 1300   | 92
12    | 1400   | 93
15    | 1500   | 94`);
    expect(result).toMatchObject({
      ok: false,
      fault: { kind: 'implausible', code: 'unit-contradiction', at: { row: 2, column: 'B' } },
    });
  });

  it('that cannot be true leave out any other column, with a serious remark', () => {
    const recording = read(`
t | VO2    | PetO2
s | mL/min | mmHg
3  | 1100  | 13.5
6  | 1200  | 13.6
9  | 1300  | 13.7
12 | 1400  | 13.8
15 | 1500  | 13.9`);
    expect(recording.quantities.peto2MmHg).toBeUndefined();
    expect(recording.remarks).toContainEqual(
      expect.objectContaining({
        code: 'unit-contradiction',
        severity: 'serious',
        at: { row: 1, column: 'C' },
      }),
    );
  });

  it('of the time that cannot be true refuse the file', () => {
    const rows = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3].map((time) => `${time} | 1000 | 90`).join('\n');
    expect(outcome(`t | VO2 | HR\ns | mL/min | bpm\n${rows}`)).toMatchObject({
      ok: false,
      fault: { code: 'unit-contradiction', at: { row: 1, column: 'A' } },
    });
  });

  it('tell two columns of one name apart, by the unit row or by their size', () => {
    const withUnits = read(`
Time | VO2       | VO2    | RR   | RR
min  | mL/kg/min | mL/min | mS   | 1/min
0:03 | 13        | 1000   | 700  | 15
0:06 | 14        | 1100   | 690  | 16
0:09 | 15        | 1200   | 680  | 17
0:12 | 16        | 1300   | 670  | 18
0:15 | 17        | 1400   | 660  | 19`);
    expect(withUnits.quantities.vo2MlPerKgPerMin?.[0]).toBe(13);
    expect(withUnits.quantities.vo2MlPerMin?.[0]).toBe(1000);
    expect(withUnits.quantities.rfPerMin).toEqual([15, 16, 17, 18, 19]);
    const bySize = read(`
time | vo2 | vo2.1
0:03 | 13  | 1000
0:06 | 14  | 1100
0:09 | 15  | 1200
0:12 | 16  | 1300
0:15 | 17  | 1400`);
    expect(bySize.quantities.vo2MlPerKgPerMin?.[4]).toBe(17);
    expect(bySize.quantities.vo2MlPerMin?.[4]).toBe(1400);
  });
});

describe('values of a table', () => {
  it('are absent, never 0, where the file has nothing, a dash, a censored value or a sensor without signal', () => {
    const recording = read(`
t  | VO2  | HR | Power | Grade
s  | mL/min | bpm | W  | %
3  | 1100 | 0  | 0     | 300.1
6  | -    |    | 0     | 1
9  | >5000 | 92 | 50   | 1
12 | 1400 | 93 | 50    | 1
15 | 1500 | 94 | 100   | 1
18 | 0    | 95 | 100   | 1`);
    expect(recording.quantities.vo2MlPerMin).toEqual([1100, undefined, undefined, 1400, 1500, undefined]);
    expect(recording.quantities.hrBpm?.slice(0, 3)).toEqual([undefined, undefined, 92]);
    expect(recording.quantities.workRateW?.[0]).toBe(0);
    expect(recording.quantities.gradePercent?.[0]).toBeUndefined();
    expect(codes(recording)).toEqual(
      expect.arrayContaining(['zeros-missing', 'values-censored', 'values-impossible']),
    );
  });

  it('use a comma as decimal mark throughout where one column proves it', () => {
    const recording = read(`
t  | VO2    | VE
s  | L/min  | L/min
3  | 1,1    | 30,25
6  | 1,234  | 31,5
9  | 1,3    | 32
12 | 1,4    | 33
15 | 1,5    | 34`);
    expect(recording.quantities.vo2MlPerMin?.[1]).toBeCloseTo(1234, 6);
  });
});

describe('rows of a table', () => {
  it('with text are statements, not numbers', () => {
    const recording = read(`
t     | VO2    | HR
s     | mL/min | bpm
3     | 1100   | 90
6     | 1200   | 91
AT    | 1200   | 91
9     | 1300   | 92
12    | 1400   | 93
V02 Max | 1500 | 94
15    | 1500   | 94`);
    expect(recording.timeS).toEqual([3, 6, 9, 12, 15]);
    expect(recording.rows).toEqual([3, 4, 6, 7, 9]);
    expect(recording.statedThresholds).toEqual([
      { which: 'VT1', label: 'AT', timeS: 6, vo2MlPerMin: 1200, hrBpm: 91 },
    ]);
    expect(codes(recording)).toContain('text-rows-between');
  });

  it('follow a second header in the same sheet as another test', () => {
    const block = (rows: number) => [
      't | VO2 | HR',
      's | mL/min | bpm',
      ...Array.from({ length: rows }, (_, i) => `${3 * i} | ${1000 + i} | 90`),
    ];
    const recording = read([...block(8), '', ...block(20)].join('\n'));
    expect(recording.timeS).toHaveLength(20);
    expect(codes(recording)).toContain('second-test-in-file');
  });

  it('on another sheet with a test of its own are named', () => {
    const drawing = ['t | VO2 | HR', 's | mL/min | bpm', ...[3, 6, 9, 12, 15].map((t) => `${t} | 1000 | 90`)];
    const sheets = ['Pre', 'Post'].map((name) => drawSheet(drawing.join('\n'), name));
    const result = readTable(sheets, { device: 'generic', deviceTitle: 'Drawn' });
    expect(result.ok && codes(result.value)).toEqual(['other-test-in-book']);
  });

  it('beside stray columns drop them, names and dates included', () => {
    const recording = read(`
t  | VO2    | Eva Muster | RMSSD
s  | mL/min | 1.1.1980   | ms
3  | 1100   | Muster     | 33
6  | 1200   |            | 34
9  | 1300   |            | 35
12 | 1400   |            | 36
15 | 1500   |            | 37`);
    expect(JSON.stringify(recording)).not.toContain('Muster');
  });
});

describe('a table that cannot be read', () => {
  it.each([
    ['no row of names', '1 | 2 | 3\n4 | 5 | 6', 'not-a-test'],
    ['no time', 'VO2 | VCO2 | VE | HR\n1000 | 900 | 30 | 90\n1100 | 950 | 31 | 91', 'no-time-column'],
    [
      'no VO2',
      't | HR | VE\n3 | 90 | 30\n6 | 91 | 31\n9 | 91 | 31\n12 | 92 | 32\n15 | 93 | 33',
      'no-vo2-column',
    ],
    ['three rows', 't | VO2 | HR\n3 | 1000 | 90\n6 | 1100 | 91\n9 | 1100 | 91', 'too-few-rows'],
  ])('for want of more than %s is named so', (_, drawing, code) => {
    const result = outcome(drawing);
    expect(result.ok ? 'read' : faultCode(result.fault)).toBe(code);
  });
});

describe('the patient block', () => {
  const table = `
t | VO2    | HR
s | mL/min | bpm
3  | 1100  | 90
6  | 1200  | 91
9  | 1300  | 92
12 | 1400  | 93
15 | 1500  | 94`;

  it('is read by its labels in whatever language', () => {
    const recording = read(`
Nachname: | Muster | | Testdatum | 30.11.2023
Vorname: | Eva
Geschlecht | weiblich
Geburtsdatum | 11.04.1993
Größe | 1,70 m
Gewicht | 74,8kg
Luftdruck (hPa) | 1013
${table}`);
    expect(recording.identity).toMatchObject({ familyName: 'Muster', givenName: 'Eva' });
    expect(recording.subject).toEqual({ sex: 'female', ageY: 30, bodyMassKg: 74.8, heightCm: 170 });
    expect(recording.environment.barometricPressureMmHg).toBeCloseTo(759.8, 1);
  });

  it('gives nothing for placeholders, empty cells and the next block', () => {
    const recording = read(`
First name: | | | Test time:
Age | 0
D.O.B. | 2023-11-30 | | Test date | 2023-11-30
Weight | 0 | kg
${table}`);
    expect(recording.subject).toEqual({});
    expect(recording.identity).toEqual({ testDate: { year: 2023, month: 11, day: 30 } });
  });

  it('left of the table states thresholds by their time', () => {
    const recording = read(`
ID code: | | | t | VO2
LT: | 00:05:10 | | hh:mm:ss | ml/min
RC: | --:--:-- | | 00:00:03 | 1000
 | | | 00:00:06 | 1100
 | | | 00:00:09 | 1200
 | | | 00:00:12 | 1300
 | | | 00:00:15 | 1400`);
    expect(recording.statedThresholds).toEqual([{ which: 'VT1', label: 'LT', timeS: 310 }]);
  });

  it('gives metric units where a label states both', () => {
    const recording = read(`
Height | 70.27 | in | 178.5 | cm | Weight | 160.8 | lb | 73.1 | kg
${table}`);
    expect(recording.subject).toEqual({ heightCm: 178.5, bodyMassKg: 73.1 });
  });
});
