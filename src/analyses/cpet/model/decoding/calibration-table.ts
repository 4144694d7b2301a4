import type { CalibrationTable, StretchTable } from './calibrated-intervals.ts';

const asItIs: StretchTable = {
  base: { interval50: 1, interval90: 1 },
  factors: { averaging: {}, protocol: {}, endTidal: {}, fitness: {} },
};

/** Fitted by `fitStretch` on held-out simulated tests; until then intervals stay as they are. */
export const calibrationTable: CalibrationTable = {
  none: { vt1: asItIs, vt2: asItIs },
  readers: { vt1: asItIs, vt2: asItIs },
};
