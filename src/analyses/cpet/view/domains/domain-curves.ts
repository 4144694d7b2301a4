import { term } from '#language/terms.ts';
import { clockTime } from '#ui/words.ts';
import type { DomainAnswer, DomainCurves, DomainThreshold } from '../../model/domain-answer.ts';
import { domains } from '../../figures/intensity-domains.ts';
import { shareText, timeRange } from './domain-words.ts';

type Answered = Extract<DomainAnswer, { state: 'answered' }>;

/** One line of the curves as a table. */
export type CurveRow = { readonly time: string; readonly shares: readonly string[] };

/** The curves as texts: the first grid time in every `stepS` seconds of the file's clock. */
export function curveRows(curves: DomainCurves, stepS: number): readonly CurveRow[] {
  const stepOf = (timeS: number | undefined) => (timeS === undefined ? undefined : Math.floor(timeS / stepS));
  return curves.timeS.flatMap((timeS, place) =>
    stepOf(timeS) === stepOf(curves.timeS[place - 1])
      ? []
      : [{ time: clockTime(timeS), shares: domains.map(({ id }) => shareText(curves[id][place] ?? 0)) }],
  );
}

/** One sentence for a reader who cannot see the curves. */
export function describeAnswer({ vt1, vt2 }: Pick<Answered, 'vt1' | 'vt2'>): string {
  return `Probabilities of the moderate, heavy and severe domain over time. ${inWords(vt1)} ${inWords(vt2)} The same follows as tables.`;
}

function inWords(threshold: DomainThreshold): string {
  if (!threshold.found) return `No ${threshold.which}: ${term(threshold.reason)}.`;
  const { which, timeS, timeIntervalsS } = threshold;
  return `${which} at ${clockTime(timeS)}, 90 % interval ${timeRange(timeIntervalsS.interval90)}.`;
}
