import { quantileMoving } from '#core/statistics.ts';
import { quantities, type QuantityId } from '../quantities.ts';
import type { UnitRule } from '../recording.ts';
import { conversions, usualP90 } from './conversions.ts';
import type { HeaderColumn } from './find-header.ts';
import { parseUnit, type Unit } from './units.ts';

/** Units a device leaves out of its exports. */
export type UnitHabits = Readonly<Partial<Record<QuantityId, Unit>>>;

/** What one column turned out to be. */
export type UnitDecision =
  | {
      readonly kind: 'decided';
      readonly quantity: QuantityId;
      readonly unit: Unit;
      readonly rule: UnitRule;
      readonly factor: number;
      /** The device's habit, where the size of the values overruled it. */
      readonly overruled?: Unit;
    }
  /** The stated unit belongs to another quantity (work in kcal under "W"). */
  | { readonly kind: 'other-quantity'; readonly unitText: string }
  | {
      readonly kind: 'contradiction';
      readonly quantity: QuantityId;
      readonly unit: Unit;
      readonly rule: UnitRule;
      readonly p90: number;
      readonly likelier: Unit;
    }
  | { readonly kind: 'undecided'; readonly quantity: QuantityId; readonly p90: number };

/** Decides a column's unit: a laboratory's profile, then unit row, then name, then the device's habit, then magnitude; the stronger rule wins. */
export function decideUnit(
  column: HeaderColumn,
  quantity: QuantityId,
  values: readonly (number | undefined)[],
  habits: UnitHabits,
): UnitDecision {
  const p90 = quantileMoving(positive(values), 0.9);
  const isNamedStpd = quantity === 'veLPerMin' && column.byProfile === undefined && isStpd(column);
  const named = isNamedStpd ? 'veStpdLPerMin' : quantity;
  const stated = statedUnit(column, named);
  if (stated === undefined) return byHabit(named, p90, habits[named]);
  const actual = quantityInUnit(named, stated.unit);
  const factor = conversions[actual][stated.unit];
  if (factor === undefined) return { kind: 'other-quantity', unitText: stated.text };
  const likelier = p90 === undefined ? undefined : contradicting(actual, stated.unit, p90);
  if (likelier !== undefined && p90 !== undefined) {
    return { kind: 'contradiction', quantity: actual, unit: stated.unit, rule: stated.rule, p90, likelier };
  }
  return { kind: 'decided', quantity: actual, unit: stated.unit, rule: stated.rule, factor };
}

function positive(values: readonly (number | undefined)[]): Float64Array {
  const rows = values.length;
  const found = new Float64Array(rows);
  let count = 0;
  for (let i = 0; i < rows; i += 1) {
    const value = values[i];
    if (value !== undefined && value > 0) found[count++] = value;
  }
  return found.subarray(0, count);
}

function isStpd({ heading, unitRowText = '' }: HeaderColumn): boolean {
  return heading.condition === undefined ? /\bstpd\b/i.test(unitRowText) : heading.condition === 'STPD';
}

/** Quantities that their size does not tell from others: a unit that is written but unknown is another quantity's. */
const sizeTellsNothing: ReadonlySet<QuantityId> = new Set<QuantityId>([
  'workRateW',
  'speedKmPerH',
  'gradePercent',
]);

function statedUnit(
  column: HeaderColumn,
  quantity: QuantityId,
): { readonly unit: Unit; readonly rule: UnitRule; readonly text: string } | undefined {
  const byProfile = column.byProfile?.unit;
  if (byProfile !== undefined) return { unit: byProfile, rule: 'profile', text: byProfile };
  const sources = [
    ['unit-row', column.unitRowText],
    ['name', column.heading.unitText],
  ] as const;
  for (const [rule, text] of sources) {
    if (text === undefined) continue;
    const unit = parseUnit(text);
    if (unit === undefined || unit === 'none') continue;
    // Spanish carts write lpm (latidos por minuto) for what others call bpm
    const isRate = conversions[quantity]['1/min'] !== undefined;
    return { unit: isRate && /^lpm$/i.test(text.trim()) ? '1/min' : unit, rule, text };
  }
  const unknown = sources.find(([, text]) => text !== undefined && isWordOverWord(text));
  if (unknown?.[1] !== undefined && sizeTellsNothing.has(quantity)) {
    return { unit: 'other', rule: unknown[0], text: unknown[1] };
  }
  return undefined;
}

/** A habit is no statement: it holds only while the size of the values does not speak against it. */
function byHabit(quantity: QuantityId, p90: number | undefined, habit: Unit | undefined): UnitDecision {
  const bySize = byMagnitude(quantity, p90);
  const factor = habit === undefined ? undefined : conversions[quantity][habit];
  if (habit === undefined || factor === undefined) return bySize;
  const range = usualP90[quantity]?.[habit];
  if (range === undefined || p90 === undefined || inside(range, p90)) {
    return { kind: 'decided', quantity, unit: habit, rule: 'device', factor };
  }
  return bySize.kind === 'decided' ? { ...bySize, overruled: habit } : bySize;
}

/** The same name in another kind of unit is another quantity: VO2 in mL/min/kg, PetO2 in %. */
function quantityInUnit(quantity: QuantityId, unit: Unit): QuantityId {
  if (unit === 'mL/min/kg' || unit === 'L/min/kg') {
    if (quantity === 'vo2MlPerMin') return 'vo2MlPerKgPerMin';
    if (quantity === 'vco2MlPerMin') return 'vco2MlPerKgPerMin';
  }
  const isFraction = unit === '%' || unit === 'fraction';
  const isPressure = unit === 'mmHg' || unit === 'kPa' || unit === 'hPa';
  for (const [pressure, fraction] of pressuresAndFractions) {
    if (quantity === pressure && isFraction) return fraction;
    if (quantity === fraction && isPressure) return pressure;
  }
  return quantity;
}

const pressuresAndFractions = [
  ['peto2MmHg', 'feto2Percent'],
  ['petco2MmHg', 'fetco2Percent'],
  ['mixedPeo2MmHg', 'feo2Percent'],
  ['mixedPeco2MmHg', 'feco2Percent'],
] as const;

function contradicting(quantity: QuantityId, unit: Unit, p90: number): Unit | undefined {
  const windows = usualP90[quantity];
  const own = windows?.[unit];
  if (windows === undefined || own === undefined || inside(own, p90)) return undefined;
  for (const [other, range] of Object.entries(windows) as [Unit, readonly [number, number]][]) {
    if (other !== unit && inside(range, p90)) return other;
  }
  return undefined;
}

/** VO2 between these, with no unit anywhere, is per body mass (methods 3.9: 15 to 100; VO2 in L/min ends below 12). */
const perMassRange = [12, 110] as const;

function byMagnitude(quantity: QuantityId, p90: number | undefined): UnitDecision {
  const own = quantities[quantity].unit as Unit;
  const unit = own === ('' as Unit) ? 'none' : own;
  if (p90 === undefined) return decided(quantity, unit);
  if (inside(perMassRange, p90)) {
    if (quantity === 'vo2MlPerMin') return decided('vo2MlPerKgPerMin', 'mL/min/kg');
    if (quantity === 'vco2MlPerMin') return decided('vco2MlPerKgPerMin', 'mL/min/kg');
  }
  const windows = usualP90[quantity];
  if (windows === undefined) return decided(quantity, unit);
  for (const [candidate, range] of Object.entries(windows) as [Unit, readonly [number, number]][]) {
    if (conversions[quantity][candidate] !== undefined && inside(range, p90))
      return decided(quantity, candidate);
  }
  return { kind: 'undecided', quantity, p90 };
}

function decided(quantity: QuantityId, unit: Unit): UnitDecision {
  return { kind: 'decided', quantity, unit, rule: 'magnitude', factor: conversions[quantity][unit] ?? 1 };
}

function inside(range: readonly [number, number], value: number): boolean {
  return value >= range[0] && value <= range[1];
}

/** `ml/Schlag`; what goes on for longer is no unit, and the pattern takes the square of its length. */
function isWordOverWord(text: string): boolean {
  return text.length <= 100 && /[a-z].*\/.*[a-z]/i.test(text);
}
