import { term } from '#language/terms.ts';
import type { ColumnRole } from '../../columns/aliases.ts';
import type { Unit } from '../../columns/units.ts';
import { isQuantity, unitsOf } from '../../laboratory-profiles/profile.ts';
import { quantities, type QuantityId } from '../../quantities.ts';
import type { UnitRule } from '../../recording.ts';

type Choice<Value> = { readonly value: Value; readonly label: string };

/** What a column can hold, in groups as a physiologist looks for them. */
export const roleGroups: readonly {
  readonly title: string;
  readonly choices: readonly Choice<ColumnRole>[];
}[] = [
  { title: 'Time', choices: [{ value: 'time', label: 'time' }] },
  group('Gas exchange and breathing', [
    'vo2MlPerMin',
    'vo2MlPerKgPerMin',
    'vco2MlPerMin',
    'vco2MlPerKgPerMin',
    'veLPerMin',
    'veStpdLPerMin',
    'vtL',
    'inspiredVtL',
    'rfPerMin',
    'rer',
  ]),
  group('Heart and load', ['hrBpm', 'workRateW', 'speedKmPerH', 'gradePercent', 'cadenceRpm', 'spo2Percent']),
  group('Pressures and fractions', [
    'peto2MmHg',
    'petco2MmHg',
    'mixedPeo2MmHg',
    'mixedPeco2MmHg',
    'feto2Percent',
    'fetco2Percent',
    'feo2Percent',
    'feco2Percent',
    'fio2Percent',
    'fico2Percent',
    'o2ExtractionPercent',
    'barometricPressureMmHg',
  ]),
  group('Breath times', ['inspirationS', 'expirationS', 'breathS']),
  group('As the cart computed them, for checks', ['eqO2', 'eqCo2', 'o2PulseMlPerBeat']),
  {
    title: 'Words',
    choices: [
      { value: 'phase', label: 'phase of the test' },
      { value: 'marker', label: 'marks and events' },
    ],
  },
];

function group(title: string, ids: readonly QuantityId[]) {
  return { title, choices: ids.map((id) => ({ value: id, label: term(quantities[id].title) })) };
}

const timeLabels: Readonly<Partial<Record<Unit, string>>> = {
  s: 's',
  ms: 'ms',
  min: 'min, decimal (14.5)',
  'mm:ss': 'min.sec (14.30)',
  h: 'h, decimal',
};

/** The units to choose from; times as text (1:23) need none. */
export function unitChoices(role: ColumnRole): readonly Choice<Unit>[] {
  return unitsOf(role).map((unit) => ({
    value: unit,
    label: role === 'time' ? (timeLabels[unit] ?? unit) : unit,
  }));
}

/** Who decided a column's unit, in words. */
export const ruleInWords: Readonly<Record<UnitRule, string>> = {
  profile: 'by the profile',
  'unit-row': 'by the unit row',
  name: 'by its heading',
  device: 'by the cart’s habit',
  magnitude: 'by the size of the numbers',
};

/** What a column holds, in words. */
export function roleInWords(role: ColumnRole): string {
  if (isQuantity(role)) return term(quantities[role].title);
  const choices = roleGroups.flatMap((one) => one.choices);
  return choices.find(({ value }) => value === role)?.label ?? role;
}
