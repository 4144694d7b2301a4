import type { SubjectGroup } from '#analyses/cpet/simulate/physiology/subject.ts';

/** One line of the acceptance list: the median of a measure over a group must lie within the range. */
export type Target = {
  readonly title: string;
  readonly measure: string;
  readonly group: SubjectGroup | 'all' | 'no-heart-failure';
  readonly low: number;
  readonly high: number;
  readonly digits: number;
  /** The range is ours: the specification names none for this measure and group. */
  readonly ours?: true;
};

function target(
  title: string,
  measure: string,
  [low, high]: readonly [number, number],
  group: Target['group'] = 'all',
  digits = 2,
): Target {
  return { title, measure, group, low, high, digits };
}

/** Marks a range that was chosen while building the simulator, so that nobody takes it for an outside standard. */
function ours(each: Target): Target {
  return { ...each, ours: true };
}

/**
 * Textbook and consensus ranges (Wasserman 2012, Principles, 5th ed.; Sun 2002; Guazzi 2012; Loe 2014), and breath
 * noise as measured on eight real breath-by-breath tests.
 */
export const targets: readonly Target[] = [
  target('VE/VCO2 slope to VT2', 'veVco2Slope', [22, 30], 'healthy', 1),
  target('VE/VCO2 slope to VT2', 'veVco2Slope', [28, 50], 'heart-failure', 1),
  ours(target('VE/VCO2 slope to VT2', 'veVco2Slope', [28, 50], 'copd', 1)),
  ours(target('VE/VCO2 slope to VT2', 'veVco2Slope', [28, 55], 'pulmonary-vascular', 1)),
  target('VE/VCO2 nadir minus Sun 2002', 'nadirOverSun', [-3, 3], 'healthy', 1),
  target('VE/VO2 at VT1', 'veVo2AtVt1', [20, 28], 'healthy', 1),
  target('VT1, share of VO2peak', 'vt1Share', [0.45, 0.75]),
  target('VT2, share of VO2peak', 'vt2Share', [0.7, 0.95]),
  target('RER at rest', 'rerRest', [0.75, 0.9]),
  target('RER at VT1', 'rerVt1', [0.82, 0.98]),
  target('RER at the peak', 'rerPeak', [1.05, 1.25]),
  ours(target('RER at the peak', 'rerPeak', [1, 1.25], 'heart-failure')),
  target('PETCO2 at rest', 'petco2Rest', [33, 41], 'healthy', 1),
  target('PETCO2 at VT1', 'petco2Vt1', [40, 47], 'healthy', 1),
  target('PETCO2 at the peak', 'petco2Peak', [30, 45], 'healthy', 1),
  target('PETCO2 rise to VT1', 'petco2Rise', [3, 8], 'healthy', 1),
  target('PETO2 at rest', 'peto2Rest', [98, 108], 'healthy', 1),
  target('PETO2 at VT1', 'peto2Vt1', [92, 102], 'healthy', 1),
  target('PETO2 at the peak', 'peto2Peak', [105, 120], 'healthy', 1),
  target('VE/VO2 nadir after VT1, s', 'eqO2NadirAfterVt1S', [-60, 10], 'all', 0),
  ours(target('PETO2 nadir after VT1, s', 'peto2NadirAfterVt1S', [-60, 10], 'all', 0)),
  ours(target('PETO2 nadir after VT1, s', 'peto2NadirAfterVt1S', [-90, 10], 'athlete', 0)),
  target('VE/VCO2 nadir after VT2, s', 'eqCo2NadirAfterVt2S', [-60, 10], 'all', 0),
  ours(target('PETCO2 maximum after VT2, s', 'petco2MaxAfterVt2S', [-200, 10], 'all', 0)),
  target('ΔVO2/ΔWR', 'gain', [8.5, 11.5], 'no-heart-failure', 1),
  target('ΔVO2/ΔWR', 'gain', [7, 10], 'heart-failure', 1),
  target('VD/VT at rest', 'deadSpaceRest', [0.3, 0.4], 'healthy'),
  target('VD/VT at the peak', 'deadSpacePeak', [0.15, 0.22], 'healthy'),
  target('VE at the peak', 'vePeak', [60, 130], 'healthy', 0),
  target('VE at the peak', 'vePeak', [90, 190], 'athlete', 0),
  target('RF at the peak', 'rfPeak', [35, 55], 'healthy', 0),
  target('RF at the peak', 'rfPeak', [45, 70], 'athlete', 0),
  target('O2 pulse', 'o2Pulse', [10, 18], 'healthy', 1),
  target('O2 pulse', 'o2Pulse', [16, 28], 'athlete', 1),
  target('O2 pulse', 'o2Pulse', [6, 12], 'heart-failure', 1),
  target('OUES', 'oues', [1.8, 4], 'healthy', 1),
  target('OUES', 'oues', [3, 6], 'athlete', 1),
  target('OUES', 'oues', [0.8, 2], 'heart-failure', 1),
  target('peak HR minus 208 − 0.7 age', 'hrOverTanaka', [-10, 10], 'healthy', 0),
  target('length of the rise, min', 'lengthMin', [8, 12], 'all', 1),
  target('noise of VO2, %', 'noiseVo2Percent', [4.5, 13], 'all', 1),
  target('noise of VE, %', 'noiseVePercent', [6, 14], 'all', 1),
  target('noise of VT, %', 'noiseVtPercent', [7.6, 17.7], 'all', 1),
  target('noise of RF, %', 'noiseRfPercent', [8, 22], 'all', 1),
  target('noise of VO2, mL/min', 'noiseVo2Ml', [160, 400], 'all', 0),
  target('noise of PETO2', 'noisePeto2', [1.4, 2.6]),
  target('noise of PETCO2', 'noisePetco2', [0.9, 1.7]),
  target('noise of RER', 'noiseRer', [0.018, 0.037], 'all', 3),
  target('correlation VO2, VCO2', 'corrVo2Vco2', [0.82, 0.99]),
  target('correlation VCO2, VE', 'corrVco2Ve', [0.86, 0.99]),
  target('correlation VO2, VE', 'corrVo2Ve', [0.6, 0.97]),
  target('correlation PETO2, PETCO2', 'corrPeto2Petco2', [-0.96, -0.86]),
  target('correlation VE, PETCO2', 'corrVePetco2', [-0.67, -0.3]),
  target('correlation VT, RF', 'corrVtRf', [-0.9, -0.29]),
  target('lag-1 of VO2', 'memoryVo2', [-0.27, 0.13]),
  target('lag-1 of VE', 'memoryVe', [-0.23, 0.26]),
  target('lag-1 of PETO2', 'memoryPeto2', [0.17, 0.63]),
  target('lag-1 of PETCO2', 'memoryPetco2', [0.08, 0.49]),
  target('kurtosis of VO2', 'kurtosisVo2', [3.2, 16.5], 'all', 1),
  target('VO2 beyond 4 SD, %', 'beyond4SdPercent', [0.1, 3.4], 'all', 1),
];
