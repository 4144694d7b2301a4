import { decisionLimits } from '../decision-limits.ts';

/** What each reason for a review stands for, beyond the fact that the reason itself states; the gravest first. */
export const knownReasons: readonly { readonly code: string; readonly meaning: string }[] = [
  { code: 'no-vo2peak', meaning: 'No peak could be found: nothing of the test can be relied on.' },
  {
    code: 'adjustment-unfit',
    meaning: 'Something was set by hand and does not hold for the result as it is now made.',
  },
  { code: 'quality-d', meaning: 'Several serious remarks, or no peak.' },
  {
    code: 'near-decision-limit',
    meaning: `A value lies within 5 % of a published limit, so that a repeat of the test may well lie on its other side: ${limitsInWords()}.`,
  },
  {
    code: 'methods-disagree',
    meaning:
      'Network and classical methods place a threshold further apart than a tenth of VO2peak (the band within which methods are averaged, after Gaskill et al. 2001) and than two experienced readers do (161 mL/min, Kaczmarek et al. 2019); the further apart, the more a person is needed.',
  },
  { code: 'threshold-not-found', meaning: 'The methods give no threshold that holds.' },
  {
    code: 'outside-training-range',
    meaning: 'The test, or one of its channels, is unlike those that the network was trained on.',
  },
  { code: 'network-refused', meaning: 'The network does not answer; the classical methods lead.' },
  {
    code: 'no-thresholds',
    meaning: 'The protocol or the data allow no thresholds; there may be a better export of the test.',
  },
  {
    code: 'wide-interval',
    meaning:
      'The 90 % interval of a threshold is wider than a third of VO2peak, or than 60 % of the rising part where only times are known.',
  },
  { code: 'quality-c', meaning: 'One serious remark, three warnings or more, or no thresholds possible.' },
  {
    code: 'no-peak-criteria',
    meaning:
      'None of the criteria of a maximal effort that the file allows is met: RER of 1.05 (Takken et al. 2019), heart rate of 90 % of predicted (Rapp et al. 2018), a plateau of VO2 (Yoon et al. 2007). VO2peak may be no maximum.',
  },
];

function limitsInWords(): string {
  return decisionLimits
    .flatMap(({ title, unit, limits }) =>
      limits.map(({ limit, means, source, inReducedCapacity }) => {
        const number = `${title} ${limit}${unit === undefined ? '' : ` ${unit}`}`;
        return inReducedCapacity === true
          ? `${number} (${means}, only where VO2peak is 20 mL/min/kg or less; ${source})`
          : `${number} (${means}; ${source})`;
      }),
    )
    .join(', ');
}
