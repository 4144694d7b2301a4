/** What reference equations ask about a person. Nothing is ever assumed: what is missing stays undefined. */
export type Person = {
  readonly sex?: 'female' | 'male';
  readonly ageY?: number;
  readonly bodyMassKg?: number;
  readonly heightCm?: number;
  readonly mode: 'cycle' | 'treadmill' | 'unknown';
  /** Measured maximal voluntary ventilation, where somebody gives it. */
  readonly mvvLPerMin?: number;
  /** Forced expiratory volume in one second, where somebody gives it. */
  readonly fev1L?: number;
};

/** A predicted value, or why there is none for this person. */
export type Predicted = { readonly value: number } | { readonly reason: string };

type Needed = 'sex' | 'ageY' | 'bodyMassKg' | 'heightCm';

const words: Readonly<Record<Needed, string>> = {
  sex: 'sex',
  ageY: 'age',
  bodyMassKg: 'body mass',
  heightCm: 'height',
};

/** "needs age, height" for what is missing of the needed ones; undefined when all are there. */
export function missingOf(person: Person, needed: readonly Needed[]): string | undefined {
  const missing = needed.filter((key) => person[key] === undefined).map((key) => words[key]);
  return missing.length === 0 ? undefined : `needs ${missing.join(', ')}`;
}
