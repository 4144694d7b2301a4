import type { ResultColumn } from '#core/result-column.ts';
import type { CpetFinding } from './finding.ts';
import { decimalColumn, textColumn } from './result-column-kinds.ts';
import type { Consensus } from './thresholds/consensus.ts';

type Column = ResultColumn<CpetFinding>;
type Found = Extract<Consensus, { determinate: true }>;

/** What the classical methods say together, a block of columns for each threshold, and why where there is none. */
export const thresholdColumns: readonly Column[] = (['VT1', 'VT2'] as const).flatMap(columnsOf);

function columnsOf(which: 'VT1' | 'VT2'): Column[] {
  const name = which.toLowerCase();
  const consensus = (finding: CpetFinding): Consensus | undefined =>
    which === 'VT1' ? finding.thresholds?.vt1 : finding.thresholds?.vt2;
  const found =
    (read: (found: Found, finding: CpetFinding) => number | undefined) =>
    (finding: CpetFinding): number | undefined => {
      const one = consensus(finding);
      return one?.determinate ? read(one, finding) : undefined;
    };
  const word = `${which} by the consensus of the classical methods`;
  return [
    decimalColumn(
      `${name}_vo2_ml_min`,
      which,
      'mL/min',
      0,
      `VO2 at ${word}; empty where it is indeterminate.`,
      found((f) => f.vo2MlPerMin),
      true,
    ),
    decimalColumn(
      `${name}_percent_vo2peak`,
      `${which}/peak`,
      '%',
      0,
      `VO2 at ${word} as a share of VO2peak.`,
      found((f, { peaks: { vo2PeakMlPerMin: peak } }) =>
        'value' in peak ? (100 * f.vo2MlPerMin) / peak.value : undefined,
      ),
      true,
    ),
    decimalColumn(
      `${name}_time_s`,
      `${which} at`,
      's',
      0,
      `Time of ${word}.`,
      found((f) => f.timeS),
    ),
    decimalColumn(
      `${name}_low_s`,
      `${which} from`,
      's',
      0,
      `Lower end of the 90 % interval of ${word}.`,
      found((f) => f.interval90S.low),
    ),
    decimalColumn(
      `${name}_high_s`,
      `${which} to`,
      's',
      0,
      `Upper end of the 90 % interval of ${word}.`,
      found((f) => f.interval90S.high),
    ),
    decimalColumn(
      `${name}_hr_bpm`,
      `HR at ${which}`,
      '1/min',
      0,
      `Heart rate at ${word}, mean of ±10 s.`,
      found((f) => f.hrBpm),
    ),
    decimalColumn(
      `${name}_work_rate_w`,
      `Work rate at ${which}`,
      'W',
      0,
      `Work rate at ${word}.`,
      found((f) => f.workRateW),
    ),
    textColumn(
      `${name}_confidence`,
      `${which} confidence`,
      'good: three or more methods agree; fair: two; indeterminate: no consensus, for the reason beside it.',
      (finding) => {
        const one = consensus(finding);
        if (one === undefined) return undefined;
        return one.determinate ? one.confidence : 'indeterminate';
      },
    ),
    textColumn(
      `${name}_reason`,
      `${which} reason`,
      `Why ${which} is indeterminate; empty where it is given, or where the test can have no thresholds.`,
      (finding) => {
        const one = consensus(finding);
        return one === undefined || one.determinate ? undefined : one.reason;
      },
    ),
    decimalColumn(
      `${name}_minus_stated_ml_min`,
      `${which} minus stated`,
      'mL/min',
      0,
      `VO2 at ${word} minus the one that the file itself states.`,
      found((f, { statedThresholds }) => {
        const stated = statedThresholds.find((threshold) => threshold.which === which)?.vo2MlPerMin;
        return stated === undefined ? undefined : f.vo2MlPerMin - stated;
      }),
    ),
  ];
}
