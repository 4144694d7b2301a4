/** What is burnt, g/min. */
export type Oxidation = { readonly fatGPerMin: number; readonly carbohydrateGPerMin: number };

/**
 * Fat and carbohydrate oxidation without nitrogen (Frayn 1983, J Appl Physiol 55:628); VO2 and VCO2 in L/min STPD.
 * Valid in steady state at RER 0.70 to 1.00; results are not clamped here.
 */
export function oxidationFrayn(vo2LPerMin: number, vco2LPerMin: number): Oxidation {
  return {
    fatGPerMin: 1.67 * vo2LPerMin - 1.67 * vco2LPerMin,
    carbohydrateGPerMin: 4.55 * vco2LPerMin - 3.21 * vo2LPerMin,
  };
}

/** The same by Péronnet and Massicotte 1991, Can J Sport Sci 16:23. */
export function oxidationPeronnet(vo2LPerMin: number, vco2LPerMin: number): Oxidation {
  return {
    fatGPerMin: 1.6946 * vo2LPerMin - 1.7012 * vco2LPerMin,
    carbohydrateGPerMin: 4.585 * vco2LPerMin - 3.2255 * vo2LPerMin,
  };
}

/**
 * Metabolic power, W, from gas exchange: energy per litre of O2 is 16.8835 + 4.8353 · RER kJ (linear form of the
 * non-protein table of Péronnet and Massicotte 1991), RER held within 0.7036 to 0.9961, the ends of that table.
 */
export function metabolicPowerW(vo2LPerMin: number, vco2LPerMin: number): number {
  const rer = Math.min(0.9961, Math.max(0.7036, vco2LPerMin / vo2LPerMin));
  return (vo2LPerMin * (16.8835 + 4.8353 * rer) * 1000) / 60;
}
