import type { Section } from '#readers/document.ts';
import type { Series } from '../channels.ts';
import type { QuantityId } from '../quantities.ts';

/** A [parameter] line "P=305,1000.000000,VO2": the number stored is `scale` times the value. */
export type Parameter = {
  readonly code: number;
  readonly scale: number;
  readonly label: string;
  readonly row: number;
  /** Its place among the parameters, from 0. */
  readonly position: number;
};

/** A breath: a [Data] line "B12=1,38793,0,609,…". */
type Breath = { readonly row: number; readonly timeS: number; readonly fields: readonly string[] };

export type Habit = {
  readonly quantity: QuantityId;
  /** ZAN's unit after division by the scale; the file states none. */
  readonly unit: string;
  /** From that unit to the product's. */
  readonly factor: number;
};

export const timeCode = 340;
export const loadCode = 339;
export const speedCode = 354;

/**
 * The parameters that are read, by code: labels repeat (Lipide) and follow the language of the program. 0 is missing in
 * all of them but speed and grade. Speed is km/h: it reaches 22 in 36 treadmill tests, beyond any runner's m/s.
 * FO2et is inspired minus end-tidal (about 5.5); FiO2 and FiCO2 stand near 0 and are no absolute fractions.
 */
export const habits: Readonly<Record<number, Habit>> = {
  305: { quantity: 'vo2MlPerMin', unit: 'L/min', factor: 1000 },
  306: { quantity: 'vco2MlPerMin', unit: 'L/min', factor: 1000 },
  300: { quantity: 'vtL', unit: 'L', factor: 1 },
  311: { quantity: 'inspiredVtL', unit: 'L', factor: 1 },
  308: { quantity: 'inspirationS', unit: 's', factor: 1 },
  301: { quantity: 'expirationS', unit: 's', factor: 1 },
  310: { quantity: 'hrBpm', unit: '1/min', factor: 1 },
  342: { quantity: 'o2ExtractionPercent', unit: '%', factor: 1 },
  343: { quantity: 'fetco2Percent', unit: '%', factor: 1 },
  [speedCode]: { quantity: 'speedKmPerH', unit: 'km/h', factor: 1 },
  355: { quantity: 'gradePercent', unit: '%', factor: 1 },
  356: { quantity: 'cadenceRpm', unit: '1/min', factor: 1 },
  357: { quantity: 'spo2Percent', unit: '%', factor: 1 },
  [loadCode]: { quantity: 'workRateW', unit: 'W', factor: 1 },
};

/** 0 is a value here, not a gap: standing still, level, unloaded. */
const zeroIsAValue: readonly QuantityId[] = ['speedKmPerH', 'gradePercent', 'workRateW'];

/** The count= line is passed over: it says 98 where 96 parameters follow. */
export function readParameters(section: Section): Parameter[] {
  const found: Parameter[] = [];
  for (const { row, text } of section.lines) {
    const match = /^P=(\d+),([\d.]+),(.*)$/.exec(text.trim());
    if (!match) continue;
    const scale = Number(match[2]);
    found.push({
      code: Number(match[1]),
      scale: scale > 0 ? scale : 1,
      label: (match[3] ?? '').trim(),
      row,
      position: found.length,
    });
  }
  return found;
}

/** A stored number divided by its scale; undefined where the field is missing, empty or no number. */
function fieldValue(breathFields: readonly string[], place: number, scale: number): number | undefined {
  const text = breathFields[place];
  if (text === undefined) return undefined;
  const value = Number(text) / scale;
  // Blanks are 0 to Number.
  if (value === 0 && text.trim() === '') return undefined;
  return Number.isFinite(value) ? value : undefined;
}

export type Data = {
  readonly breaths: readonly Breath[];
  readonly leadingFields: 0 | 1;
  readonly skipped: readonly number[];
};

/**
 * The breaths in file order. Rows that are no breath, have no time or run backwards are counted by their row. The fields
 * behind the last parameter that is read (about 70 of 97) are not even split.
 */
export function readBreaths(section: Section, time: Parameter, parameters: readonly Parameter[]): Data {
  const read = parameters.filter(({ code }) => code === time.code || habits[code] !== undefined);
  const fieldCount = 2 + read.reduce((last, { position }) => Math.max(last, position), 0);
  const breaths: Breath[] = [];
  const skipped: number[] = [];
  let leadingFields: 0 | 1 | undefined;
  for (const line of section.lines) {
    const { row } = line;
    const text = line.text.trim();
    if (text === '') continue;
    const values = /^B\d+=/.test(text) ? text.slice(text.indexOf('=') + 1) : undefined;
    // A flag (always 1) comes before the values, so that rows have one field more than there are parameters.
    if (values !== undefined) leadingFields ??= values.split(',').length === parameters.length ? 0 : 1;
    const fields = values?.split(',', fieldCount);
    const timeS = fields && fieldValue(fields, time.position + (leadingFields ?? 1), time.scale);
    if (fields === undefined || timeS === undefined || timeS < (breaths.at(-1)?.timeS ?? timeS)) {
      skipped.push(row);
    } else {
      breaths.push({ row, timeS, fields });
    }
  }
  return { breaths, leadingFields: leadingFields ?? 1, skipped };
}

/** One parameter down all breaths in the product's unit; undefined where no breath has a value. */
export function readSeries(parameter: Parameter, habit: Habit, data: Data): Series | undefined {
  const keepsZero = zeroIsAValue.includes(habit.quantity);
  let informative = false;
  const series = data.breaths.map(({ fields }) => {
    const value = fieldValue(fields, parameter.position + data.leadingFields, parameter.scale / habit.factor);
    if (value === undefined || (value === 0 && !keepsZero)) return undefined;
    if (value !== 0) informative = true;
    return value;
  });
  return informative ? series : undefined;
}
