import type { ResultColumn } from '#core/result-column.ts';
import { byHandColumns } from './by-hand-columns.ts';
import type { CpetFinding } from './finding.ts';
import { headlineThreshold, type AdjustedThreshold, type HeadlineThreshold } from './headline-thresholds.ts';
import { disagreementMlPerMin } from './method-disagreement.ts';
import { conventionInWords } from './model/convention.ts';
import { decimalColumn, textColumn } from './result-column-kinds.ts';

type Column = ResultColumn<CpetFinding>;
type Found = Extract<HeadlineThreshold, { found: true }>;

/** VT1 and VT2 with who says so, the classical consensus beside them, and what the network was. */
export const thresholdColumns: readonly Column[] = [
  ...headlineColumns('VT1'),
  ...headlineColumns('VT2'),
  ...classicalColumns('VT1'),
  ...classicalColumns('VT2'),
  ...networkColumns('VT1'),
  ...networkColumns('VT2'),
  ...automaticColumns('VT1'),
  ...automaticColumns('VT2'),
  ...byHandColumns,
  textColumn(
    'threshold_convention',
    'Convention',
    'Whose VT1 and VT2 the network gives: readers in general, the physiological breakpoint, or a laboratory by its name.',
    ({ domains }) => (domains?.state === 'answered' ? conventionInWords(domains.convention) : undefined),
  ),
  textColumn(
    'network',
    'Network',
    'The network that answered, with version and the beginning of its SHA-256.',
    ({ domains }) => {
      if (domains?.state !== 'answered') return undefined;
      const { id, version, sha256 } = domains.model;
      return `${id} ${version} ${sha256.slice(0, 12)}`;
    },
  ),
  textColumn(
    'network_state',
    'Network state',
    'answered, or the code of the reason why the network does not answer; what to keep in mind follows, joined by a space.',
    ({ domains }) => {
      if (domains === undefined) return undefined;
      if (domains.state === 'refused') return domains.code;
      return ['answered', ...domains.cautions.map(({ code }) => code)].join(' ');
    },
  ),
];

function headlineColumns(which: 'VT1' | 'VT2'): Column[] {
  const name = which.toLowerCase();
  const found =
    (read: (found: Found, finding: CpetFinding) => number | undefined) =>
    (finding: CpetFinding): number | undefined => {
      const one = headlineThreshold(which, finding);
      return one?.found ? read(one, finding) : undefined;
    };
  return [
    decimalColumn(
      `${name}_vo2_ml_min`,
      which,
      'mL/min',
      0,
      `VO2 at ${which}: of the network joined with the classical methods, of their consensus alone, or where a person put it (see ${name}_source); empty where there is none.`,
      found((f) => f.vo2MlPerMin),
      true,
    ),
    decimalColumn(
      `${name}_percent_vo2peak`,
      `${which}/peak`,
      '%',
      0,
      `VO2 at ${which} as a share of VO2peak.`,
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
      `Time of ${which} on the clock of the file.`,
      found((f) => f.timeS),
    ),
    decimalColumn(
      `${name}_low_s`,
      `${which} from`,
      's',
      0,
      `Lower end of the 90 % interval of ${which}; empty where a person put it.`,
      found((f) => f.interval90S?.low),
    ),
    decimalColumn(
      `${name}_high_s`,
      `${which} to`,
      's',
      0,
      `Upper end of the 90 % interval of ${which}; empty where a person put it.`,
      found((f) => f.interval90S?.high),
    ),
    decimalColumn(
      `${name}_low_ml_min`,
      `${which} VO2 from`,
      'mL/min',
      0,
      `Lower end of the 90 % interval of VO2 at ${which}; of the network only.`,
      found((f) => f.interval90Vo2MlPerMin?.low),
    ),
    decimalColumn(
      `${name}_high_ml_min`,
      `${which} VO2 to`,
      'mL/min',
      0,
      `Upper end of the 90 % interval of VO2 at ${which}; of the network only.`,
      found((f) => f.interval90Vo2MlPerMin?.high),
    ),
    decimalColumn(
      `${name}_hr_bpm`,
      `HR at ${which}`,
      '1/min',
      0,
      `Heart rate at ${which}, mean of ±10 s.`,
      found((f) => f.hrBpm),
    ),
    decimalColumn(
      `${name}_work_rate_w`,
      `Work rate at ${which}`,
      'W',
      0,
      `Work rate at ${which}, mean of ±10 s.`,
      found((f) => f.workRateW),
    ),
    textColumn(
      `${name}_source`,
      `${which} source`,
      'network: the network joined with prior and classical votes. classical: the consensus of the classical methods alone. adjusted: a person put it there, or set it to none; the automatic one stands in the columns of that name.',
      (finding) => headlineThreshold(which, finding)?.source,
    ),
    textColumn(
      `${name}_reason`,
      `${which} reason`,
      `Why there is no ${which}; empty where it is given, or where the test can have no thresholds.`,
      (finding) => {
        const one = headlineThreshold(which, finding);
        return one === undefined || one.found ? undefined : one.reason;
      },
    ),
    decimalColumn(
      `${name}_minus_stated_ml_min`,
      `${which} minus stated`,
      'mL/min',
      0,
      `VO2 at ${which} minus the one that the file itself states.`,
      found((f, { statedThresholds }) => {
        const stated = statedThresholds.find((threshold) => threshold.which === which)?.vo2MlPerMin;
        return stated === undefined ? undefined : f.vo2MlPerMin - stated;
      }),
    ),
  ];
}

function classicalColumns(which: 'VT1' | 'VT2'): Column[] {
  const name = `${which.toLowerCase()}_classical`;
  const consensus = ({ thresholds }: CpetFinding) => (which === 'VT1' ? thresholds?.vt1 : thresholds?.vt2);
  return [
    decimalColumn(
      `${name}_vo2_ml_min`,
      `${which} classical`,
      'mL/min',
      0,
      `VO2 at ${which} by the consensus of the classical methods; empty where it is indeterminate.`,
      (finding) => {
        const one = consensus(finding);
        return one?.determinate ? one.vo2MlPerMin : undefined;
      },
    ),
    decimalColumn(
      `${name}_time_s`,
      `${which} classical at`,
      's',
      0,
      `Time of ${which} by the consensus of the classical methods.`,
      (finding) => {
        const one = consensus(finding);
        return one?.determinate ? one.timeS : undefined;
      },
    ),
    textColumn(
      `${name}_confidence`,
      `${which} classical confidence`,
      'good: three or more methods agree; fair: two; else indeterminate and why.',
      (finding) => {
        const one = consensus(finding);
        if (one === undefined) return undefined;
        return one.determinate ? one.confidence : `indeterminate: ${one.reason}`;
      },
    ),
  ];
}

function networkColumns(which: 'VT1' | 'VT2'): Column[] {
  const name = which.toLowerCase();
  const key = which === 'VT1' ? 'vt1' : 'vt2';
  const answered = ({ domains }: CpetFinding) => (domains?.state === 'answered' ? domains : undefined);
  return [
    decimalColumn(
      `${name}_absent_probability`,
      `No ${which}`,
      undefined,
      2,
      `Probability that the test has no ${which}, by the network.`,
      (finding) => answered(finding)?.[key].absentProbability,
    ),
    decimalColumn(
      `${name}_network_minus_classical_s`,
      `${which} network minus classical`,
      's',
      0,
      `Time of ${which} by the network alone minus that by the classical consensus.`,
      (finding) => answered(finding)?.disagreementS[key],
    ),
    decimalColumn(
      `${name}_network_minus_classical_ml_min`,
      `${which} network minus classical`,
      'mL/min',
      0,
      `VO2 at ${which} by the network alone minus that by the classical consensus; over a tenth of VO2peak and 161 mL/min either way asks for a look.`,
      (finding) => {
        const domains = answered(finding);
        return domains && disagreementMlPerMin(domains[key], finding.thresholds?.[key]);
      },
    ),
  ];
}

/** What the program says of a threshold that a person set. */
function automaticColumns(which: 'VT1' | 'VT2'): Column[] {
  const name = `${which.toLowerCase()}_automatic`;
  const automatic =
    <Value>(read: (found: Found) => Value) =>
    ({ adjusted }: CpetFinding): Value | undefined => {
      const one: AdjustedThreshold | undefined = which === 'VT1' ? adjusted?.vt1 : adjusted?.vt2;
      return one?.automatic?.found ? read(one.automatic) : undefined;
    };
  const when = `Empty unless a person set ${which}, and where there is no automatic one.`;
  return [
    decimalColumn(
      `${name}_vo2_ml_min`,
      `${which} automatic`,
      'mL/min',
      0,
      `VO2 at ${which} as the program gives it, where a person set another. ${when}`,
      automatic((f) => f.vo2MlPerMin),
    ),
    decimalColumn(
      `${name}_time_s`,
      `${which} automatic at`,
      's',
      0,
      `Time of ${which} as the program gives it. ${when}`,
      automatic((f) => f.timeS),
    ),
    textColumn(
      `${name}_source`,
      `${which} automatic source`,
      `network or classical. ${when}`,
      automatic((f) => f.source),
    ),
  ];
}
