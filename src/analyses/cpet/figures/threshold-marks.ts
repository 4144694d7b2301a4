import type { FigureMark, TokenName } from '#reports/figure.ts';
import type { CpetFinding } from '../finding.ts';
import { automaticThreshold, headlineThreshold, type HeadlineThreshold } from '../headline-thresholds.ts';
import type { PlacedThreshold } from '../model/domain-answer.ts';
import type { ThresholdName } from '../thresholds/estimate.ts';
import { vt1Methods } from '../thresholds/methods/vt1.ts';
import { vt2Methods } from '../thresholds/methods/vt2.ts';

export type MarkedFinding = Pick<
  CpetFinding,
  'thresholds' | 'domains' | 'statedThresholds' | 'comparedAnswers' | 'adjusted'
>;

const names = ['VT1', 'VT2'] as const;

export const thresholdColours: Readonly<Record<ThresholdName, TokenName>> = {
  VT1: '--domain-moderate',
  VT2: '--domain-severe',
};

const titles: ReadonlyMap<string, string> = new Map(
  [...vt1Methods, ...vt2Methods].map(({ id, title }) => [id, title] as const),
);

/** VT1 and VT2 as the headline gives them ("vt1", "vt2"), what they were before a person set them, what the file states. */
export function headlineMarks(finding: MarkedFinding): readonly FigureMark[] {
  return [
    ...names.flatMap((which) => {
      const threshold = headlineThreshold(which, finding);
      return threshold?.found ? [oursOf(threshold)] : [];
    }),
    ...names.flatMap((which): FigureMark[] => {
      const set = finding.adjusted?.[which === 'VT1' ? 'vt1' : 'vt2'];
      const automatic = set && automaticThreshold(which, finding);
      if (!automatic?.found) return [];
      return [other(`automatic-${which}`, `${which} automatic`, which, automatic)];
    }),
    ...finding.statedThresholds.flatMap(({ label, which, timeS }, place): FigureMark[] =>
      timeS === undefined ? [] : [other(`stated-${String(place)}`, `${label} (file)`, which, { timeS })],
    ),
  ];
}

function oursOf(threshold: Extract<HeadlineThreshold, { found: true }>): FigureMark {
  const { which, timeS, interval90S } = threshold;
  return {
    id: which.toLowerCase(),
    title: which,
    colour: thresholdColours[which],
    timeS,
    ...(interval90S && { band: { startS: interval90S.low, endS: interval90S.high } }),
    rank: 'ours',
  };
}

/** Where every single voice puts a threshold: classical methods, the network alone, the user's own models. */
export function methodMarks({ thresholds, domains, comparedAnswers }: MarkedFinding): readonly FigureMark[] {
  const classical = (thresholds?.estimates ?? []).flatMap((estimate): FigureMark[] => {
    const { method, which } = estimate;
    if (!estimate.determinate) return [];
    return [other(`${which} ${method}`, titles.get(method) ?? method, which, estimate)];
  });
  const answered = domains?.state === 'answered' ? [domains.vt1, domains.vt2] : [];
  const alone = answered.flatMap((threshold): FigureMark[] => {
    const { which } = threshold;
    if (!threshold.found || threshold.networkAlone === undefined) return [];
    return [other(`${which} network`, 'Network alone', which, threshold.networkAlone)];
  });
  const own = (comparedAnswers ?? []).flatMap(({ modelId, mode, title, vt1, vt2 }) =>
    [['VT1', vt1] as const, ['VT2', vt2] as const].flatMap(([which, at]) =>
      at ? [other(`${which} ${modelId} ${mode}`, title, which, at)] : [],
    ),
  );
  return [...classical, ...alone, ...own];
}

function other(
  id: string,
  title: string,
  which: ThresholdName,
  { timeS }: Pick<PlacedThreshold, 'timeS'>,
): FigureMark {
  return { id, title, colour: thresholdColours[which], timeS, rank: 'other' };
}
