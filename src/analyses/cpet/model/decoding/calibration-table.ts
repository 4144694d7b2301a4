import { unstretched, type CalibrationTable } from './calibrated-intervals.ts';

/**
 * Written by `models/training/calibrate-intervals.ts` on 2000 simulated tests and half as many sketches, for the model of
 * SHA-256 fae31ed78e76. A laboratory's intervals follow from its own marks.
 */
export const calibrationTable: CalibrationTable = {
  ...{
    none: {
      vt1: {
        base: { interval50: 0.911, interval90: 0.878 },
        factors: {
          averaging: {
            breaths: { interval50: 0.985, interval90: 1.008 },
            'over-10-s': { interval50: 1.177, interval90: 1.11 },
            seconds: { interval50: 0.839, interval90: 0.949 },
            'to-10-s': { interval50: 1.014, interval90: 0.969 },
          },
          protocol: {
            other: { interval50: 0.988, interval90: 0.946 },
            ramp: { interval50: 1.078, interval90: 1.047 },
            steps: { interval50: 0.938, interval90: 1.008 },
          },
          endTidal: {
            with: { interval50: 1.002, interval90: 0.996 },
            without: { interval50: 0.982, interval90: 0.997 },
          },
          fitness: {
            high: { interval50: 0.964, interval90: 0.912 },
            low: { interval50: 0.921, interval90: 1.001 },
            middle: { interval50: 1.088, interval90: 1.031 },
          },
          agreement: {
            apart: { interval50: 1.096, interval90: 1.002 },
            far: { interval50: 1.115, interval90: 1.1 },
            near: { interval50: 0.92, interval90: 0.916 },
            unknown: { interval50: 1.143, interval90: 1.219 },
          },
        },
        bounds: { least: 0.5, most: 4 },
      },
      vt2: {
        base: { interval50: 0.794, interval90: 0.738 },
        factors: {
          averaging: {
            breaths: { interval50: 0.996, interval90: 1.015 },
            'over-10-s': { interval50: 1.169, interval90: 1.056 },
            seconds: { interval50: 0.993, interval90: 0.99 },
            'to-10-s': { interval50: 0.987, interval90: 1.039 },
          },
          protocol: {
            other: { interval50: 1.053, interval90: 0.999 },
            ramp: { interval50: 0.974, interval90: 0.989 },
            steps: { interval50: 0.989, interval90: 1.038 },
          },
          endTidal: {
            with: { interval50: 0.987, interval90: 0.978 },
            without: { interval50: 1.038, interval90: 1.075 },
          },
          fitness: {
            high: { interval50: 0.909, interval90: 0.972 },
            low: { interval50: 1.028, interval90: 1.028 },
            middle: { interval50: 1.054, interval90: 1.007 },
          },
          agreement: {
            apart: { interval50: 1.184, interval90: 0.992 },
            far: { interval50: 1.1, interval90: 1.117 },
            near: { interval50: 0.915, interval90: 0.945 },
            unknown: { interval50: 1.11, interval90: 1.268 },
          },
        },
        bounds: { least: 0.5, most: 4 },
      },
    },
    readers: {
      vt1: {
        base: { interval50: 1.279, interval90: 1.367 },
        factors: {
          averaging: {
            breaths: { interval50: 1.008, interval90: 0.996 },
            'over-10-s': { interval50: 0.985, interval90: 1.038 },
            seconds: { interval50: 0.981, interval90: 1.116 },
            'to-10-s': { interval50: 0.976, interval90: 0.928 },
          },
          protocol: {
            other: { interval50: 1.033, interval90: 1.01 },
            ramp: { interval50: 0.993, interval90: 1.013 },
            steps: { interval50: 0.968, interval90: 0.974 },
          },
          endTidal: {
            with: { interval50: 0.997, interval90: 1.001 },
            without: { interval50: 1.002, interval90: 0.992 },
          },
          fitness: {
            high: { interval50: 1.239, interval90: 1.209 },
            low: { interval50: 0.793, interval90: 0.807 },
            middle: { interval50: 1.069, interval90: 1.021 },
          },
          agreement: {
            apart: { interval50: 1.004, interval90: 0.957 },
            far: { interval50: 0.973, interval90: 0.953 },
            near: { interval50: 0.995, interval90: 0.988 },
            unknown: { interval50: 1.149, interval90: 1.244 },
          },
        },
        bounds: { least: 1, most: 1.6 },
      },
      vt2: {
        base: { interval50: 1.278, interval90: 1.2 },
        factors: {
          averaging: {
            breaths: { interval50: 1.021, interval90: 1.009 },
            'over-10-s': { interval50: 0.991, interval90: 1.021 },
            seconds: { interval50: 0.921, interval90: 0.935 },
            'to-10-s': { interval50: 0.929, interval90: 0.942 },
          },
          protocol: {
            other: { interval50: 1.01, interval90: 1.029 },
            ramp: { interval50: 0.993, interval90: 0.995 },
            steps: { interval50: 0.978, interval90: 0.972 },
          },
          endTidal: {
            with: { interval50: 0.991, interval90: 0.992 },
            without: { interval50: 1.04, interval90: 1.019 },
          },
          fitness: {
            high: { interval50: 1.201, interval90: 1.075 },
            low: { interval50: 0.868, interval90: 0.883 },
            middle: { interval50: 0.999, interval90: 1.012 },
          },
          agreement: {
            apart: { interval50: 0.931, interval90: 1.001 },
            far: { interval50: 0.982, interval90: 1.042 },
            near: { interval50: 0.991, interval90: 0.969 },
            unknown: { interval50: 1.148, interval90: 1.11 },
          },
        },
        bounds: { least: 1, most: 1.6 },
      },
    },
  },
  laboratory: { vt1: unstretched, vt2: unstretched },
};
