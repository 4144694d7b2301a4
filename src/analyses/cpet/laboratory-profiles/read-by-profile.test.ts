import { describe, expect, it } from 'vitest';
import { faultCode, type Result } from '#core/result.ts';
import type { SourceDocument } from '#readers/document.ts';
import { drawDocument } from '../../../../tests/support/draw-sheet.ts';
import { defaultCpetOptions } from '../options.ts';
import { readRecording } from '../read-recording.ts';
import type { Recording } from '../recording.ts';
import type { LaboratoryProfile, ProfileColumn } from './profile.ts';
import { profileOf, type LaidOutColumn, type TableLayout } from './table-layout.ts';

function readBy(document: SourceDocument, ...profiles: readonly LaboratoryProfile[]): Result<Recording> {
  return readRecording(document, { fileName: 'x', options: { ...defaultCpetOptions, profiles } });
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'read' : faultCode(result.fault);
}

function profileFor(
  document: SourceDocument,
  rows: Partial<Omit<TableLayout, 'columns'>>,
  columns: readonly LaidOutColumn[],
): LaboratoryProfile {
  const layout = { sheet: 0, headerRow: 0, headerRows: 1, dataRow: 1, ...rows, columns };
  const sheets = 'sheets' in document ? document.sheets : [];
  const profile = profileOf(sheets, layout, { name: 'Ward 3', device: 'generic' });
  if (profile === undefined) throw new Error('no profile');
  return profile;
}

function first(result: Result<Recording>, channel: keyof Recording['channels']): number | undefined {
  return result.ok ? result.value.channels[channel]?.[0] : undefined;
}

const rows = (line: (step: number) => string, count = 12): string =>
  Array.from({ length: count }, (_, step) => line(step)).join('\n');

const finnish = (name = 'Muster') =>
  drawDocument(`
Nimi | ${name}
aika | hapenotto | hiilidioksidi | hengitys | syke
${rows((step) => `${10 * step} | ${(0.4 + 0.2 * step).toFixed(2)} | ${(0.3 + 0.2 * step).toFixed(2)} | ${12 + 5 * step} | ${80 + 5 * step}`)}`);

const finnishColumns: readonly LaidOutColumn[] = [
  { index: 0, role: 'time', unit: 's' },
  { index: 1, role: 'vo2MlPerMin', unit: 'L/min' },
  { index: 2, role: 'vco2MlPerMin', unit: 'L/min' },
  { index: 3, role: 'veLPerMin' },
  { index: 4, role: 'hrBpm' },
];

describe('headings in a language that nobody taught', () => {
  const profile = profileFor(finnish(), { headerRow: 1, dataRow: 2 }, finnishColumns);

  it('are no test without a profile, and are read with one', () => {
    expect(codeOf(readBy(finnish()))).toBe('not-a-test');
    const read = readBy(finnish(), profile);
    expect([first(read, 'vo2MlPerMin'), first(read, 'veLPerMin'), first(read, 'hrBpm')]).toEqual([
      400, 12, 80,
    ]);
  });

  it('say of each unit that the profile states who decided it, and of the file by which profile it was read', () => {
    const read = readBy(finnish(), profile);
    if (!read.ok) throw new Error('not read');
    const rules = read.value.columns.flatMap(({ heading, unitRule }) =>
      heading === '' ? [] : [`${heading}: ${unitRule ?? ''}`],
    );
    expect(rules).toEqual([
      'aika: profile',
      'hapenotto: profile',
      'hiilidioksidi: profile',
      'hengitys: magnitude',
      'syke: magnitude',
    ]);
    expect(read.value.remarks[0]).toMatchObject({ code: 'read-by-profile', at: { row: 2 } });
    expect(read.value.remarks[0]?.detail).toContain('Ward 3');
  });

  it('are known where they stand lower, in another case, or behind a patient block', () => {
    const other = drawDocument(`
Nimi | Toinen
Paino | 70

 | | AIKA | Hapenotto | Hiilidioksidi | Hengitys | Syke
${rows((step) => ` | | ${10 * step} | ${(0.4 + 0.2 * step).toFixed(2)} | 0.3 | ${12 + 5 * step} | 90`)}`);
    expect(first(readBy(other, profile), 'vo2MlPerMin')).toBe(400);
  });

  it.each([
    ['another column stands between', 'aika | hapenotto | teho | hiilidioksidi | hengitys | syke', '0'],
    ['a column says a unit', 'aika | hapenotto (ml/min) | hiilidioksidi | hengitys | syke', undefined],
  ])('are another layout where %s', (_what, heading, more) => {
    const cells = (step: number) =>
      [10 * step, 0.4, ...(more === undefined ? [] : [more]), 0.3, 20, 80].join(' | ');
    expect(codeOf(readBy(drawDocument(`\n${heading}\n${rows(cells)}`), profile))).toBe('not-a-test');
  });

  it('name no person: the profile holds headings of the table alone', () => {
    expect(JSON.stringify(profile)).not.toContain('uster');
  });
});

describe('a table with two rows of headings and units in a row of their own', () => {
  const document = drawDocument(`
Zeit | Sauerstoff |  | Kohlendioxid | Atmung
     | Aufnahme   | relativ | Abgabe | Volumen
sek  | Liter      | pro kg  | Liter  | Liter
${rows((step) => `${10 * step} | ${(0.4 + 0.2 * step).toFixed(2)} | ${5 + 3 * step} | ${(0.3 + 0.2 * step).toFixed(2)} | ${12 + 5 * step}`)}`);
  const profile = profileFor(document, { headerRows: 2, unitRow: 2, dataRow: 3 }, [
    { index: 0, role: 'time' },
    { index: 1, role: 'vo2MlPerMin', unit: 'L/min' },
    { index: 2, role: 'vo2MlPerKgPerMin', unit: 'mL/min/kg' },
    { index: 3, role: 'vco2MlPerMin', unit: 'L/min' },
    { index: 4, role: 'veLPerMin', unit: 'L/min' },
  ]);

  it('is read with a profile that joins the two rows', () => {
    expect(codeOf(readBy(document))).not.toBe('read');
    const read = readBy(document, profile);
    expect([first(read, 'vo2MlPerMin'), first(read, 'vco2MlPerMin'), first(read, 'veLPerMin')]).toEqual([
      400, 300, 12,
    ]);
    expect(profile.headings).toContain('sauerstoffaufnahme');
  });

  it('is another layout once a unit differs', () => {
    const inMl = drawDocument(`
Zeit | Sauerstoff |  | Kohlendioxid | Atmung
     | Aufnahme   | relativ | Abgabe | Volumen
sek  | mL/min     | pro kg  | Liter  | Liter
${rows((step) => `${10 * step} | ${400 + 20 * step} | 5 | 0.3 | 12`)}`);
    const read = readBy(inMl, profile);
    expect(read.ok && read.value.remarks.some(({ code }) => code === 'read-by-profile')).toBe(false);
  });
});

describe('a cart whose unit row is wrong', () => {
  const document = (petCo2: number) =>
    drawDocument(`
Time | VO2 | VCO2 | VE | PetO2 | PetCO2
s | mL/min | mL/min | L/min | mmHg | mmHg
${rows((step) => `${10 * step} | ${400 + 200 * step} | ${300 + 200 * step} | ${12 + 5 * step} | 14.2 | ${petCo2}`)}`);
  const columns: readonly LaidOutColumn[] = [
    { index: 0, role: 'time', unit: 's' },
    { index: 1, role: 'vo2MlPerMin', unit: 'mL/min' },
    { index: 2, role: 'vco2MlPerMin', unit: 'mL/min' },
    { index: 3, role: 'veLPerMin', unit: 'L/min' },
    { index: 4, role: 'peto2MmHg', unit: 'kPa' },
    { index: 5, role: 'petco2MmHg', unit: 'kPa' },
  ];
  const profile = profileFor(document(5.1), { unitRow: 1, dataRow: 2 }, columns);

  it('loses its end-tidal pressures without a profile, and keeps them as kPa with one', () => {
    expect(first(readBy(document(5.1)), 'petco2MmHg')).toBeUndefined();
    expect(first(readBy(document(5.1), profile), 'petco2MmHg')).toBeCloseTo(38.25, 1);
    expect(first(readBy(document(5.1), profile), 'peto2MmHg')).toBeCloseTo(106.5, 1);
  });

  it('never believes a profile against the size of the numbers', () => {
    const read = readBy(document(38), profile);
    expect(first(read, 'petco2MmHg')).toBeUndefined();
    const remark = read.ok ? read.value.remarks.find(({ code }) => code === 'unit-contradiction') : undefined;
    expect(remark?.detail).toContain('the laboratory profile says kPa');
    const wrong = profileFor(document(38), { unitRow: 1, dataRow: 2 }, [
      ...columns.slice(0, 1),
      { index: 1, role: 'vo2MlPerMin', unit: 'L/min' },
    ]);
    expect(codeOf(readBy(document(38), wrong))).toBe('unit-contradiction');
  });
});

describe('times that only the laboratory knows', () => {
  const document = drawDocument(`
Time | VO2
${rows((step) => `${Math.floor(step / 2)}.${step % 2 === 0 ? '00' : '30'} | ${400 + 200 * step}`)}`);
  const lengthBy = (...columns: readonly ProfileColumn['unit'][]) => {
    const [unit] = columns;
    const profile = profileFor(document, {}, [
      { index: 0, role: 'time', ...(unit === undefined ? {} : { unit }) },
      { index: 1, role: 'vo2MlPerMin', unit: 'mL/min' },
    ]);
    const read = readBy(document, profile);
    return read.ok ? read.value.timeS.at(-1) : codeOf(read);
  };

  it('are minutes and seconds, or decimal minutes, as the profile says', () => {
    expect(lengthBy('mm:ss')).toBe(330);
    expect(lengthBy('min')).toBe(318);
  });

  it('are refused where the unit cannot be', () => {
    expect(lengthBy('h')).toBe('unit-contradiction');
  });
});

it('of two profiles that fit, the first is used', () => {
  const one = profileFor(finnish(), { headerRow: 1, dataRow: 2 }, finnishColumns);
  const read = readBy(finnish(), { ...one, name: 'Latest' }, one);
  expect(read.ok && read.value.remarks[0]?.detail).toContain('Latest');
});

it('a profile of one cart is not used for another’s file', () => {
  const one = profileFor(finnish(), { headerRow: 1, dataRow: 2 }, finnishColumns);
  expect(codeOf(readBy(finnish(), { ...one, device: 'cosmed' }))).toBe('not-a-test');
});
