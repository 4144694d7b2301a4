import { heartRateDoubt } from './heart-rate-doubt.ts';
import type { MetricDefinition } from './metric.ts';

const rapp = { source: 'Rapp et al. 2018, BMJ Open 8:e018697', checked: 'source-read' } as const;
const radtke = {
  source: 'Takken et al. 2019, Eur Respir Rev 28:180101 (RER over 1.05)',
  checked: 'source-read',
} as const;

/** Secondary criteria of a maximal effort. Lactate and perceived exertion are not in the files. */
export const maximalEffort: readonly MetricDefinition[] = [
  {
    id: 'rer_at_vo2peak',
    title: 'RER at VO2peak as a criterion',
    digits: 2,
    formula: 'VCO2 over VO2, both summed over the window of VO2peak',
    citation: rapp,
    compute: ({ incremental, rerPeak }) => {
      if (incremental === undefined) return { reason: 'no incremental part' };
      return rerPeak === undefined ? { reason: 'no VCO2 at VO2peak' } : { value: rerPeak };
    },
    judge: (value) => {
      if (value >= 1.1) return { text: 'maximal (1.10 or more)', citation: rapp };
      return value > 1.05
        ? { text: 'maximal by the low bar only (over 1.05)', citation: radtke }
        : { text: 'submaximal (1.05 or less)', citation: radtke };
    },
  },
  {
    id: 'hr_peak_percent_predicted',
    title: 'HR peak of predicted',
    unit: '%',
    digits: 0,
    formula: 'HRpeak over the predicted maximal heart rate',
    citation: rapp,
    compute: (view) => {
      const { hrPeakBpm, hrMaxPredicted } = view;
      const doubt = heartRateDoubt(view);
      if (doubt !== undefined || hrPeakBpm === undefined) return { reason: doubt ?? 'no heart rate' };
      return hrMaxPredicted === undefined
        ? { reason: 'needs age for the predicted maximal heart rate' }
        : { value: (100 * hrPeakBpm) / hrMaxPredicted.bpm };
    },
    judge: (value, view) => ({
      text: `${value >= 90 ? 'maximal (90 or more)' : 'under 90'}; predicted by ${view.hrMaxPredicted?.title ?? ''}`,
      citation: rapp,
    }),
  },
];
