import { fixed } from '#language/numbers.ts';
import { clockTime } from '#ui/words.ts';
import type { DomainThreshold, Intervals } from '../../model/domain-answer.ts';
import { shareText, storedVo2Words, timeRange, type Vo2Words } from './domain-words.ts';

/** A quantity at a threshold as shown; both intervals where the answer has them. */
export type AnswerCell = {
  readonly text: string;
  readonly interval50?: string;
  readonly interval90?: string;
};

/** One line of the table of both thresholds; a cell is undefined where there is no such value. */
export type AnswerRow = {
  readonly title: string;
  readonly unit?: string;
  readonly vt1?: AnswerCell;
  readonly vt2?: AnswerCell;
};

type Found = Extract<DomainThreshold, { found: true }>;

/** What the joined answer says at both thresholds: time, VO2, share of the peak, work rate, heart rate, absence. */
export function answerRows(
  answer: { readonly vt1: DomainThreshold; readonly vt2: DomainThreshold },
  vo2PeakMlPerMin: number | undefined,
  vo2: Vo2Words = storedVo2Words,
): readonly AnswerRow[] {
  const rows: AnswerRow[] = [
    row('Time', 'min:s', answer, (at) => withIntervals(at.timeS, at.timeIntervalsS, clockTime, timeRange)),
    row('VO2', vo2.unit, answer, (at) =>
      withIntervals(at.vo2MlPerMin, at.vo2IntervalsMlPerMin, vo2.text, between(vo2.text)),
    ),
    row('Share of VO2peak', '%', answer, (at) => {
      if (vo2PeakMlPerMin === undefined || vo2PeakMlPerMin <= 0) return undefined;
      const percent = (vo2MlPerMin: number) => fixed((100 * vo2MlPerMin) / vo2PeakMlPerMin, 0);
      return withIntervals(at.vo2MlPerMin, at.vo2IntervalsMlPerMin, percent, between(percent));
    }),
    row('Work rate', 'W', answer, (at) => maybe(at.workRateW, at.workRateIntervalsW)),
    row('Heart rate', '1/min', answer, (at) => maybe(at.hrBpm, at.hrIntervalsBpm)),
    {
      title: 'Probability that there is none',
      vt1: { text: shareText(answer.vt1.absentProbability) },
      vt2: { text: shareText(answer.vt2.absentProbability) },
    },
  ];
  return rows.filter(({ vt1, vt2 }) => vt1 !== undefined || vt2 !== undefined);
}

function row(
  title: string,
  unit: string,
  { vt1, vt2 }: { readonly vt1: DomainThreshold; readonly vt2: DomainThreshold },
  cell: (at: Found) => AnswerCell | undefined,
): AnswerRow {
  const of = (threshold: DomainThreshold) => (threshold.found ? cell(threshold) : undefined);
  const first = of(vt1);
  const second = of(vt2);
  return {
    title,
    unit,
    ...(first !== undefined && { vt1: first }),
    ...(second !== undefined && { vt2: second }),
  };
}

function withIntervals(
  value: number,
  intervals: Intervals,
  text: (value: number) => string,
  range: (interval: Intervals['interval50']) => string,
): AnswerCell {
  return {
    text: text(value),
    interval50: range(intervals.interval50),
    interval90: range(intervals.interval90),
  };
}

function between(text: (value: number) => string): (interval: Intervals['interval50']) => string {
  return ({ low, high }) => `${text(low)} to ${text(high)}`;
}

function maybe(value: number | undefined, intervals: Intervals | undefined): AnswerCell | undefined {
  if (value === undefined) return undefined;
  const whole = (number: number) => fixed(number, 0);
  return intervals === undefined
    ? { text: whole(value) }
    : withIntervals(value, intervals, whole, between(whole));
}
