import { uncalibrated, type CalibrationTable } from './calibrated-intervals.ts';

/** Fitted by `fitStretch` on held-out simulated tests; until then intervals stay as they are. */
export const calibrationTable: CalibrationTable = uncalibrated;
