/** The units that a reader wants quantities in. What is stored and exported keeps its own, whatever is shown. */
export type ShownUnits = {
  readonly vo2: 'mL/min' | 'L/min' | 'mL/min/kg' | 'METs';
  readonly speed: 'km/h' | 'mph';
  readonly pressure: 'mmHg' | 'kPa';
};

/** What the reader may choose from; the first is what is stored. */
export const unitChoices = {
  vo2: ['mL/min', 'L/min', 'mL/min/kg', 'METs'],
  speed: ['km/h', 'mph'],
  pressure: ['mmHg', 'kPa'],
} as const satisfies { readonly [Quantity in keyof ShownUnits]: readonly ShownUnits[Quantity][] };

export const storedUnits: ShownUnits = { vo2: 'mL/min', speed: 'km/h', pressure: 'mmHg' };

/** 1 MET is an uptake of 3.5 mL/min/kg (Jetté, Sidney, Blümchen 1990, Clin Cardiol 13:555). */
const mlPerMinPerKgOfMet = 3.5;

/** 1 mile is 1609.344 m (international yard and pound agreement, 1959). */
const kmPerHOfMph = 1.609344;

/** 1 mmHg is 133.322387415 Pa: 13.5951 g/cm³ · 9.80665 m/s² · 1 mm (BIPM, SI brochure, 8th ed. 2006, table 8, rounded there to 133.322). */
const kPaOfMmHg = 0.133322387415;

/** The unit that values stored in `unit` are shown in: `unit` itself where the reader has no choice. */
export function shownUnit(unit: string, units: ShownUnits): string {
  if (unit === 'mL/min') return units.vo2;
  if (unit === 'mL/min/kg') return units.vo2 === 'METs' ? 'METs' : unit;
  if (unit === 'km/h') return units.speed;
  return unit === 'mmHg' ? units.pressure : unit;
}

/** How many digits more than the stored value the shown one has, so that it says as much: 2350 mL/min, 2.35 L/min. */
export function moreDigits(unit: string, units: ShownUnits): number {
  const shown = shownUnit(unit, units);
  if (shown === 'L/min' && unit === 'mL/min') return 2;
  return unit === 'mL/min' && shown !== unit ? 1 : Number(unit === 'mmHg' && shown === 'kPa');
}

/**
 * What a value of one unit is multiplied by to be one of the other. Units: those of `ShownUnits`; the uptake of oxygen
 * goes from and to its units per body mass only where there is a mass, kg.
 *
 * @returns undefined where there is no such way: another quantity, or no body mass
 */
export function factorBetween(from: string, to: string, bodyMassKg?: number): number | undefined {
  if (from === to) return 1;
  const sizes = [vo2Sizes(bodyMassKg), { 'km/h': 1, mph: kmPerHOfMph }, { kPa: 1, mmHg: kPaOfMmHg }];
  for (const size of sizes as readonly Readonly<Record<string, number>>[]) {
    const [one, other] = [size[from], size[to]];
    if (one !== undefined && other !== undefined) return one / other;
  }
  // Both are per body mass already: no mass is needed.
  const perMass: Readonly<Record<string, number>> = { 'mL/min/kg': 1, METs: mlPerMinPerKgOfMet };
  const [one, other] = [perMass[from], perMass[to]];
  return one === undefined || other === undefined ? undefined : one / other;
}

/** What one of each unit of oxygen uptake is in mL/min; without a mass those per mass are left out. */
function vo2Sizes(bodyMassKg: number | undefined): Readonly<Record<string, number>> {
  const absolute = { 'mL/min': 1, 'L/min': 1000 };
  if (bodyMassKg === undefined || !(bodyMassKg > 0)) return absolute;
  return { ...absolute, 'mL/min/kg': bodyMassKg, METs: mlPerMinPerKgOfMet * bodyMassKg };
}

/** A stored value as the reader wants it; in its stored unit where that needs a body mass, kg, and there is none. */
export function inShownUnit(
  value: number,
  unit: string,
  units: ShownUnits,
  bodyMassKg?: number,
): { readonly value: number; readonly unit: string } {
  const wanted = shownUnit(unit, units);
  const factor = factorBetween(unit, wanted, bodyMassKg);
  return factor === undefined ? { value, unit } : { value: value * factor, unit: wanted };
}
