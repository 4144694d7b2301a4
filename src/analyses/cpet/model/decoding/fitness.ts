/** What is known of a person before thresholds are sought; nothing is assumed about what is missing. */
export type FitnessFacts = {
  readonly vo2PeakMlPerMin: number;
  readonly bodyMassKg?: number;
  readonly sex?: 'female' | 'male';
  readonly mode: 'cycle' | 'treadmill' | 'unknown';
};

/** Mass by which VO2peak is made relative where the file states none, kg: only to place a person roughly. */
const roughMassKg = { female: 67, male: 80, unknown: 74 } as const;

/** VO2peak per body mass, mL/min/kg; with a rough mass where none is stated. */
export function roughVo2PerKg({ vo2PeakMlPerMin, bodyMassKg, sex }: FitnessFacts): number {
  const mass = bodyMassKg !== undefined && bodyMassKg > 20 ? bodyMassKg : roughMassKg[sex ?? 'unknown'];
  return vo2PeakMlPerMin / mass;
}

/** 0 at 28 mL/min/kg and above, 1 at 8 and below, as the simulated readers take it. */
export function unfitnessOf(facts: FitnessFacts): number {
  return Math.min(1, Math.max(0, (28 - roughVo2PerKg(facts)) / 20));
}
