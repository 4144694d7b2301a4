import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { present } from '#core/statistics.ts';
import type { Section, SourceDocument } from '#readers/document.ts';
import { hasShared, sharedPath } from '../../../../tests/support/shared-samples.ts';
import { defaultCpetOptions } from '../options.ts';
import type { RawRecording } from '../raw-recording.ts';
import { zan } from './zan.ts';

/** An ini text as the reader of such files gives it. */
function sectionsOf(text: string): SourceDocument {
  const sections: { name: string; row: number; lines: { row: number; text: string }[] }[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const name = /^\[(.+)\]\s*$/.exec(line)?.[1];
    if (name !== undefined) sections.push({ name, row: index + 1, lines: [] });
    else sections.at(-1)?.lines.push({ row: index + 1, text: line });
  });
  return { format: 'sections', encoding: 'windows-1252', sections: sections as readonly Section[] };
}

const drawn = `[person]
idnr=00077
name=Muster
vorname=Eva
geschlecht=W
geburtstag=13.01.1987
groesse=164
gewicht=60,5

[parameter]
count=99
AppTotRaum=0.060
P=340,1000.000000,Zeit
P=339,1.000000,Last
P=300,1000.000000,Vex
P=301,1000.000000,tex
P=311,1000.000000,Vin
P=308,1000.000000,tin
P=305,1000.000000,VO2
P=306,1000.000000,VCO2
P=310,1.000000,HR
P=342,100.000000,FO2et
P=343,100.000000,FCO2et
P=354,1000.000000,Geschw.
P=355,10.000000,Steig.
P=419,1.000000,Lipide
P=427,1.000000,Lipide

[Data]
B1=1,2451,0,475,1158,502,1797,286,271,0,518,488,0,10,0,0
B2=1,4732,134,397,1158,435,1131,0,265,0,508,472,10079,10,0,0
Marke=1
B3=1,4700,134,525,1371,520,1184,390,358,0,553,508,10079,10,0,0
B4=1,7275,134,525,1371,520,1184,390,0,0,553,,10079,10,0,0

[Start]
BeginRest=13:00:00
Rest=0
Warmup=57
Load=180
Recovery=567

[Ergometer]
Type=202

[Regression]
R21L0=182.50,1.94,567.50,3.23
R22L0=0.00,0.00,4.00,100.00
R22L1=2.00,40.00,4.50,140.00
R23L0=0.00,0.20,3.00,2.60
R23L1=1.00,0.60,4.00,4.20`;

function read(text: string): RawRecording {
  const result = zan.read(sectionsOf(text), { fileName: 'x', options: defaultCpetOptions });
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

function faultOf(text: string): unknown {
  const result = zan.read(sectionsOf(text), { fileName: 'x', options: defaultCpetOptions });
  return result.ok ? undefined : result.fault;
}

describe('a ZAN file', () => {
  it('is known by its sections', () => {
    expect(zan.recognise(sectionsOf(drawn))).toBe(1);
    expect(zan.recognise(sectionsOf('[person]\nname=x'))).toBe(0);
    expect(zan.recognise({ format: 'json', value: [] })).toBe(0);
  });

  it('gives every value divided by its scale, behind the flag that opens a row', () => {
    const { timeS, quantities } = read(drawn);
    expect(timeS).toEqual([2.451, 4.732, 7.275]);

    expect(quantities.vtL).toEqual([0.475, 0.397, 0.525]);
    expect(quantities.inspirationS).toEqual([1.797, 1.131, 1.184]);
    expect(quantities.expirationS).toEqual([1.158, 1.158, 1.371]);
    expect(quantities.speedKmPerH).toEqual([0, 10.079, 10.079]);
    expect(quantities.gradePercent).toEqual([1, 1, 1]);
    expect(quantities.o2ExtractionPercent).toEqual([5.18, 5.08, 5.53]);
    expect(quantities.fetco2Percent).toEqual([4.88, 4.72, undefined]);
  });

  it('takes 0 for missing in what cannot be 0', () => {
    const { quantities, remarks } = read(drawn);
    expect(quantities.vo2MlPerMin).toEqual([286, undefined, 390]);
    expect(quantities.vco2MlPerMin).toEqual([271, 265, undefined]);
    expect(quantities.hrBpm).toBeUndefined();
    expect(remarks.map(({ code }) => code)).toContain('no-heart-rate');
  });

  it('does not read the load of a treadmill as watts, but that of a cycle', () => {
    expect(read(drawn).quantities.workRateW).toBeUndefined();
    const onCycle = drawn.replaceAll('10079', '0');
    expect(read(onCycle).quantities.workRateW).toEqual([0, 134, 134]);
  });

  it('keeps the file order and says which lines are no breath in order of time', () => {
    const { rows, remarks } = read(drawn);
    expect(rows).toEqual([30, 31, 34]);
    expect(remarks.find(({ code }) => code === 'lines-skipped')).toMatchObject({ at: { row: 32 } });
  });

  it('has no barometric pressure and assumes none', () => {
    const { environment, quantities, remarks } = read(drawn);
    expect(environment).toEqual({});
    expect(quantities.petco2MmHg).toBeUndefined();
    expect(remarks.map(({ code }) => code)).toContain('no-barometric-pressure');
  });

  it('states phases, person and mass', () => {
    const { statedPhases, identity, subject } = read(drawn);
    expect(statedPhases).toEqual([
      { phase: 'rest', startS: 0 },
      { phase: 'warm-up', startS: 57 },
      { phase: 'exercise', startS: 180 },
      { phase: 'recovery', startS: 567 },
    ]);
    expect(identity).toMatchObject({ familyName: 'Muster', birthDate: { year: 1987, month: 1, day: 13 } });
    expect(subject).toMatchObject({ sex: 'female', bodyMassKg: 60.5, heightCm: 164 });
  });

  it("takes VT1 from where the operator's V-slope lines meet", () => {
    // 0.2 + 0.8 x = 1.2 x − 0.6 at x = 2 L/min
    const { statedThresholds, remarks } = read(drawn);
    expect(statedThresholds).toHaveLength(1);
    expect(statedThresholds[0]).toMatchObject({ which: 'VT1' });
    expect(statedThresholds[0]?.vo2MlPerMin).toBeCloseTo(2000, 6);
    // 25 x = 40 x − 40 at x = 2.667 L/min of VCO2
    expect(remarks.find(({ code }) => code === 'operator-lines-vt2')?.value).toBeCloseTo(8000 / 3, 6);
  });

  it('without time, VO2 or breaths is refused with the place', () => {
    expect(faultOf(drawn.replace('P=340', 'P=999'))).toMatchObject({
      code: 'no-time-column',
      at: { row: 10 },
    });
    expect(faultOf(drawn.replace('P=305', 'P=999'))).toMatchObject({
      code: 'no-vo2-column',
      at: { row: 10 },
    });
    expect(faultOf(drawn.replace(/^B\d.*$/gm, ''))).toMatchObject({ code: 'too-few-rows', at: { row: 29 } });
  });
});

const realFolder = sharedPath('cpet/samples/zan');
describe.skipIf(!hasShared || !existsSync(realFolder))('36 real ZAN files', () => {
  // A skipped suite's body runs all the same, so the folder is only listed where it is.
  const names = existsSync(realFolder) ? readdirSync(realFolder).filter((name) => /^\d\d$/.test(name)) : [];
  it('are read whole: every breath, no heart rate, the incremental part from about 180 s', () => {
    expect(names).toHaveLength(36);
    for (const name of names) {
      const text = readFileSync(`${realFolder}/${name}`, 'latin1');
      const raw = read(text);
      expect(raw.timeS).toHaveLength(text.match(/^B\d+=/gm)?.length ?? 0);
      expect(raw.quantities.hrBpm).toBeUndefined();
      expect(raw.quantities.workRateW).toBeUndefined();
      expect(Math.max(...present(raw.quantities.speedKmPerH ?? []))).toBeGreaterThan(16);
      const load = raw.statedPhases.find(({ phase }) => phase === 'exercise');
      expect(Math.abs((load?.startS ?? 0) - 180)).toBeLessThan(3);
    }
  });

  it('give VT1 of the one V-slope pair by hand: 02 at 2,106 mL/min', () => {
    const raw = read(readFileSync(`${realFolder}/02`, 'latin1'));
    expect(raw.statedThresholds[0]?.vo2MlPerMin).toBeCloseTo(2106, -1);
  });
});
