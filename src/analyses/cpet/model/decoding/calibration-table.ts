import { fewMarks, type CalibrationTable } from './calibrated-intervals.ts';

/**
 * Written by `models/training/calibrate-intervals.ts` on 1500 simulated tests and as many sketches, for the model of
 * SHA-256 b848f656a99a. A laboratory's intervals follow from its own marks, widened because they are few.
 */
export const calibrationTable: CalibrationTable = {
  ...{
    none: {
      vt1: {
        base: { interval50: 0.849, interval90: 0.895 },
        factors: {
          averaging: {
            breaths: { interval50: 0.97, interval90: 1.036 },
            'over-10-s': { interval50: 1.145, interval90: 1.019 },
            seconds: { interval50: 1.007, interval90: 1.023 },
            'to-10-s': { interval50: 0.937, interval90: 0.864 },
          },
          protocol: {
            other: { interval50: 0.952, interval90: 0.942 },
            ramp: { interval50: 1.106, interval90: 1.014 },
            steps: { interval50: 0.986, interval90: 1.023 },
          },
          endTidal: {
            with: { interval50: 0.996, interval90: 0.981 },
            without: { interval50: 0.999, interval90: 1.042 },
          },
          fitness: {
            high: { interval50: 1.01, interval90: 0.982 },
            low: { interval50: 0.969, interval90: 0.997 },
            middle: { interval50: 1.012, interval90: 1.032 },
          },
          agreement: {
            apart: { interval50: 0.993, interval90: 1.041 },
            far: { interval50: 1.033, interval90: 1.105 },
            near: { interval50: 0.975, interval90: 0.918 },
            unknown: { interval50: 1.106, interval90: 1.169 },
          },
        },
        bounds: { least: 0.5, most: 4 },
      },
      vt2: {
        base: { interval50: 0.79, interval90: 0.787 },
        factors: {
          averaging: {
            breaths: { interval50: 0.981, interval90: 1.01 },
            'over-10-s': { interval50: 1.115, interval90: 1.18 },
            seconds: { interval50: 1.047, interval90: 0.951 },
            'to-10-s': { interval50: 0.993, interval90: 1.014 },
          },
          protocol: {
            other: { interval50: 1.051, interval90: 1.038 },
            ramp: { interval50: 0.971, interval90: 0.965 },
            steps: { interval50: 0.995, interval90: 0.995 },
          },
          endTidal: {
            with: { interval50: 0.961, interval90: 0.977 },
            without: { interval50: 1.101, interval90: 1.066 },
          },
          fitness: {
            high: { interval50: 0.973, interval90: 0.962 },
            low: { interval50: 1.066, interval90: 1.059 },
            middle: { interval50: 0.981, interval90: 1.017 },
          },
          agreement: {
            apart: { interval50: 1.017, interval90: 1.003 },
            far: { interval50: 1.163, interval90: 1.067 },
            near: { interval50: 0.983, interval90: 0.912 },
            unknown: { interval50: 1.125, interval90: 1.22 },
          },
        },
        bounds: { least: 0.5, most: 4 },
      },
    },
    readers: {
      vt1: {
        base: { interval50: 1.287, interval90: 1.378 },
        factors: {
          averaging: {
            breaths: { interval50: 1.014, interval90: 0.999 },
            'over-10-s': { interval50: 1.016, interval90: 1.045 },
            seconds: { interval50: 0.974, interval90: 1.133 },
            'to-10-s': { interval50: 0.984, interval90: 0.937 },
          },
          protocol: {
            other: { interval50: 1.034, interval90: 1.021 },
            ramp: { interval50: 1.004, interval90: 0.995 },
            steps: { interval50: 0.963, interval90: 0.981 },
          },
          endTidal: {
            with: { interval50: 0.996, interval90: 0.996 },
            without: { interval50: 1.007, interval90: 1.003 },
          },
          fitness: {
            high: { interval50: 1.145, interval90: 1.151 },
            low: { interval50: 0.807, interval90: 0.854 },
            middle: { interval50: 1.081, interval90: 1.019 },
          },
          agreement: {
            apart: { interval50: 1.021, interval90: 0.995 },
            far: { interval50: 1.008, interval90: 0.947 },
            near: { interval50: 0.977, interval90: 0.972 },
            unknown: { interval50: 1.177, interval90: 1.302 },
          },
        },
        bounds: { least: 1, most: 1.6 },
      },
      vt2: {
        base: { interval50: 1.263, interval90: 1.191 },
        factors: {
          averaging: {
            breaths: { interval50: 1.027, interval90: 1.014 },
            'over-10-s': { interval50: 1.016, interval90: 1.019 },
            seconds: { interval50: 1.073, interval90: 0.955 },
            'to-10-s': { interval50: 0.895, interval90: 0.962 },
          },
          protocol: {
            other: { interval50: 1.038, interval90: 1.049 },
            ramp: { interval50: 0.995, interval90: 0.968 },
            steps: { interval50: 0.971, interval90: 0.951 },
          },
          endTidal: {
            with: { interval50: 0.998, interval90: 0.996 },
            without: { interval50: 1.005, interval90: 1.012 },
          },
          fitness: {
            high: { interval50: 1.081, interval90: 1.043 },
            low: { interval50: 0.892, interval90: 0.91 },
            middle: { interval50: 1.005, interval90: 1.014 },
          },
          agreement: {
            apart: { interval50: 0.963, interval90: 0.981 },
            far: { interval50: 1.05, interval90: 1.034 },
            near: { interval50: 0.958, interval90: 0.982 },
            unknown: { interval50: 1.295, interval90: 1.113 },
          },
        },
        bounds: { least: 1, most: 1.6 },
      },
    },
  },
  laboratory: { vt1: fewMarks, vt2: fewMarks },
};
