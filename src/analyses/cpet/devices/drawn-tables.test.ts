import { describe, expect, it } from 'vitest';
import type { Cell, SourceDocument } from '#readers/document.ts';
import { drawDocument, drawSheet } from '../../../../tests/support/draw-sheet.ts';
import { defaultCpetOptions } from '../options.ts';
import type { RawRecording } from '../raw-recording.ts';
import { detectDevice } from './detect.ts';

function read(document: SourceDocument): RawRecording {
  const result = detectDevice(document).read(document, { fileName: 'x', options: defaultCpetOptions });
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

function book(...sheets: readonly (readonly [name: string, drawing: string])[]): SourceDocument {
  return { format: 'xlsx', sheets: sheets.map(([name, drawing]) => drawSheet(drawing, name)) };
}

const first = (recording: RawRecording, id: keyof RawRecording['quantities']) =>
  recording.quantities[id]?.[0];

describe('a COSMED book', () => {
  const recording = read(
    book(
      [
        'Dati',
        `
ID1 | 77 | | Data del test | 30/11/2023 | | Pressione Barometrica (mmHg) | 747 | | t | Rf | VT | VE | IV | VO2 | VCO2 | R | HR | PeO2 | PeCO2 | PetO2 | PetCO2 | Potenza | Fase
Cognome | Muster | | | | | Temperatura | 21 | | s | 1/min | L(btps) | L/min | mL | mL/min | mL/min | --- | bpm | mmHg | mmHg | mmHg | mmHg | Watt | ---
Nome | Eva
Sesso | F | | | | | | | | 0:02 | 12 | 0.8 | 9.6 | 790 | 300 | 250 | 0.83 | 80 | 128 | 20 | 104 | 36 | 0 | RIPOSO
Altezza (cm) | 170 | | | | | | | | 0:07 | 12 | 0.8 | 9.6 | 790 | 300 | 250 | 0.83 | 80 | 128 | 20 | 104 | 36 | 0 | RIPOSO
Peso (kg) | 60 | | | | | | | | 0:12 | 12 | 0.8 | 9.6 | 790 | 300 | 250 | 0.83 | 80 | 128 | 20 | 104 | 36 | 20 | ESERCIZIO
 | | | | | | | | | 0:17 | 12 | 0.8 | 9.6 | 790 | 310 | 250 | 0.83 | 80 | 128 | 20 | 104 | 36 | 20 | ESERCIZIO
 | | | | | | | | | 0:22 | 12 | 0.8 | 9.6 | 790 | 320 | 250 | 0.83 | 80 | 128 | 20 | 104 | 36 | 20 | RECUPERO`,
      ],
      [
        'Risultati',
        `
Parameter | um | Meas. | AT | RC | Max
t | hh:mm:ss | | 00:05:10 | 00:08:00
VO2 | mL/min | | 1800 | 2600 | 3000
HR | bpm | | 140 | 165 | 180
Power | Watt | | 120 | | 250`,
      ],
    ),
  );

  it('is known by its layout in Italian too', () => {
    expect(recording.device).toBe('cosmed');
    expect(recording.subject).toEqual({ sex: 'female', bodyMassKg: 60, heightCm: 170 });
    expect(recording.environment).toMatchObject({ barometricPressureMmHg: 747, temperatureC: 21 });
  });

  it('keeps end-tidal and mixed-expired pressures apart', () => {
    expect(first(recording, 'peto2MmHg')).toBe(104);
    expect(first(recording, 'mixedPeo2MmHg')).toBe(128);
  });

  it('states its phases, and the thresholds of its results sheet', () => {
    expect(recording.statedPhases).toEqual([
      { phase: 'rest', startS: 2 },
      { phase: 'exercise', startS: 12 },
      { phase: 'recovery', startS: 22 },
    ]);
    expect(recording.statedThresholds).toEqual([
      { which: 'VT1', label: 'AT', timeS: 310, vo2MlPerMin: 1800, hrBpm: 140, workRateW: 120 },
      { which: 'VT2', label: 'RC', timeS: 480, vo2MlPerMin: 2600, hrBpm: 165 },
    ]);
  });
});

describe('a CORTEX sheet', () => {
  it("takes W in kcal for work, P for the work rate and the summary's t for no header", () => {
    const recording = read(
      book([
        'MetasoftStudio',
        `
Stammdaten
Größe | | 178 cm
Kanal | Einheit | Ruhe | VT1 | VT2
t | mm:ss | 00:00 - 01:00 | 03:10 | -
V'O2 | L/min | 0,2 | 1,81 | -

t | Phase | V'O2 (STPD) | V'CO2 | V'E (BTPS) | AF | HF | W | P
h:mm:ss | | l/min | l/min | l/min | 1/min | 1/min | kcal | W
0:00:09 | Ruhe | 0,30 | 0,25 | 9,1 | 12 | 70 | 0 | 0
0:00:15 | Ruhe | 0,31 | 0,25 | 9,1 | 12 | 70 | 1 | 0
0:00:21 | Ruhe | 0,32 | 0,25 | 9,1 | 12 | 70 | 1 | 0
0:00:26 | Belastung | 0,40 | 0,30 | 9,9 | 12 | 72 | 2 | 50
0:00:29 | Belastung | 0,42 | 0,30 | 9,9 | 12 | 72 | 2 | 50`,
      ]),
    );
    expect(recording.device).toBe('cortex');
    expect(recording.quantities.workRateW).toEqual([0, 0, 0, 50, 50]);
    expect(first(recording, 'vo2MlPerMin')).toBeCloseTo(300, 6);
    expect(recording.subject.heightCm).toBe(178);
    expect(recording.statedThresholds).toEqual([
      { which: 'VT1', label: 'VT1', timeS: 190, vo2MlPerMin: 1810 },
    ]);
  });
});

describe('a Vyntus text', () => {
  it.each([
    ['kPa', 13.5, 101.258],
    ['mmHg', 101, 101],
  ])('gives PETO2 in %s by its unit row', (unit, value, mmHg) => {
    const row = (time: string) => `${time} | 50 | 90 | 1000 | 900 | 30 | 20 | 1,5 | ${value} | 4,9`;
    const recording = read(
      drawDocument(`
ID-nummer: | BT1

Tid | Last | HF | V'O2 | V'CO2 | V'E | BF | VTex | PETO2 | FETT g/d
min | W | 1/min | mL/min | mL/min | L/min | 1/min | L | ${unit} | g/dag
${['00:03', '00:06', '00:09', '00:12', '00:15'].map(row).join('\n')}`),
    );
    expect(recording.device).toBe('vyntus');
    expect(first(recording, 'peto2MmHg')).toBeCloseTo(mmHg, 2);
    expect(recording.timeS).toEqual([3, 6, 9, 12, 15]);
  });
});

describe('a Parvo file', () => {
  const row = (minutes: number) =>
    `${minutes} | 100 | 20 | 1.4 | 1.3 | 0.93 | 18 | 1.9 | 27.2 | 23 | 25 | 17.1 | 3.9`;
  const recording = read(
    drawDocument(`
*** | 2025 | / | 10 | / | 23
Name | MUSTER,  | File number | 0
Age | 0 | yrs | Sex | M
Height | 69.3 | in | 176 | cm | Weight | 156.2 | lb | 71 | kg
Insp. temp. | 23.6 | deg C | Baro. pressure | 755.4 | mmHg
STPD to BTPS | 1.216 | O2 Gain | 0.0001
==========
 | | . | . | . | | | | . | | | |
TIME | HR | VO2/kg | VO2 | VCO2 | RER | RR | Vt | VE | VE/ | VE/ | FEO2 | FECO2
 | | STPD | STPD | STPD | | | BTPS | STPD | VO2 | VCO2 | |
min | bpm | ml/kg/m | L/min | L/min | | BPM | L | L/min | BT/ST | BT/ST | % | %
----------
${[0.5, 1, 1.5, 2, 2.5].map(row).join('\n')}

Max VO2 | 4.0 | L/min
Events
0.7 | Start Exercise
2.2 | Stop Exercise`),
  );

  it('merges its stacked header', () => {
    expect(recording.device).toBe('parvo');
    expect(first(recording, 'veStpdLPerMin')).toBe(27.2);
    expect(recording.quantities.veLPerMin).toBeUndefined();
    expect(recording.stpdToBtpsFactor).toBe(1.216);
    expect(first(recording, 'eqCo2')).toBe(25);
    expect(recording.timeS).toEqual([30, 60, 90, 120, 150]);
    expect(recording.sampling.kind).toBe('averaged');
  });

  it('reads the metric half of its patient block, and no age of 0', () => {
    expect(recording.subject).toEqual({ sex: 'male', bodyMassKg: 71, heightCm: 176 });
    expect(recording.identity.testDate).toEqual({ year: 2025, month: 10, day: 23 });
  });

  it('keeps its events out of the data and takes the phases from them', () => {
    expect(recording.statedPhases).toEqual([
      { phase: 'exercise', startS: 42 },
      { phase: 'recovery', startS: 132 },
    ]);
  });
});

describe('a Geratherm book', () => {
  it('counts minutes and seconds stored as hours and minutes over the restarts of its phases', () => {
    const time = (minutes: number): Cell => ({ kind: 'date-time', days: minutes / 1440, format: 'hh:mm' });
    const data = [
      ['Rest', 30],
      ['', 60],
      ['', 90],
      ['', 120],
      ['', 150],
      ['', 180],
      ['Exercise', 30],
      ['', 60],
      ['', 90],
      ['', 120],
      ['', 150],
      ['', 180],
    ].map(([phase, seconds]): Cell[] => [
      phase === '' ? undefined : phase,
      time(Number(seconds)),
      1000,
      900,
      30,
    ]);
    const rows: Cell[][] = [
      [undefined, 'Time', 'VO2', 'VCO2', 'VE'],
      [undefined, 'mm:ss', 'mL/min', 'mL/min', 'L/min'],
      [],
      [],
      ...data,
    ];
    const recording = read({ format: 'xlsx', sheets: [{ name: 'Sheet1', rows }] });
    expect(recording.device).toBe('geratherm');
    expect(recording.timeS).toEqual([30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 360]);
    expect(recording.statedPhases).toEqual([
      { phase: 'rest', startS: 30 },
      { phase: 'exercise', startS: 210 },
    ]);
  });
});

describe('small analysers', () => {
  it('VO2 Master is read without CO2, and says so', () => {
    const row = (s: number) => `${s} | 00:00:0${s} | 13,80 | 1021 | 90 | 21,5 | 1,52 | 32,7 | 32 | 17,4`;
    const recording = read(
      drawDocument(`
Time[s] | Time[hh:mm:ss] | VO2[mL/kg/min] | VO2[mL/min] | HR[bpm] | Rf[bpm] | Tv[L] | Ve[L/min] | Ve/VO2 | FeO2[%]
${[1, 3, 5, 7, 9].map(row).join('\n')}`),
    );
    expect(recording.device).toBe('vo2master');
    expect(first(recording, 'vo2MlPerMin')).toBe(1021);
    expect(first(recording, 'vo2MlPerKgPerMin')).toBeCloseTo(13.8, 6);
    expect(recording.remarks.map(({ code }) => code)).toContain('no-co2-sensor');
  });

  it('KORR is known by its name, its units by the headings', () => {
    const recording = read(
      drawDocument(`
CardioCoach CO2
Time (min:sec) | VO2 (ml/min) | VCO2 (ml/min) | VE (l/min) | HR (bpm)
${['0:15', '0:30', '0:45', '1:00', '1:15'].map((time) => `${time} | 900 | 800 | 25 | 95`).join('\n')}`),
    );
    expect(recording.device).toBe('korr');
    expect(recording.timeS).toEqual([15, 30, 45, 60, 75]);
    expect(recording.columns.find(({ channel }) => channel === 'vo2MlPerMin')?.unitRule).toBe('name');
  });

  it('a table of nobody knows where from is read by its aliases', () => {
    const recording = read(
      drawDocument(`
Tiempo | VO2 | VCO2 | FC
${[10, 20, 30, 40, 50].map((s) => `${s} | 900 | 800 | 95`).join('\n')}`),
    );
    expect(recording.device).toBe('generic');
    expect(recording.sampling).toEqual({ kind: 'averaged', intervalS: 10 });
  });
});
