import type { CohortPlan, CohortTest } from '#analyses/cohort.ts';
import { plural } from '#language/plural.ts';
import { term } from '#language/terms.ts';
import { itemsLabel } from '../counted-words.ts';
import type { Chosen } from './choose-tests.ts';
import { countReasons, type Reason } from './count-reasons.ts';

/** One box of the flow, and what leaves it on its way to the next. */
export type FlowStep = {
  readonly title: string;
  readonly count: number;
  /** A line beneath the count. */
  readonly note?: string;
  /** What leaves here; absent where nothing does. */
  readonly aside?: { readonly title: string; readonly count: number; readonly reasons: readonly Reason[] };
};

export type Flow = {
  readonly steps: readonly FlowStep[];
  /** What of the tests in the figures has which number, side by side at the foot. */
  readonly stages: readonly (FlowStep & { readonly missing: readonly Reason[] })[];
};

/** How the files of a batch became the tests of the figures: in the manner of a STARD flow diagram (Bossuyt 2015). */
export function inclusionFlow(
  all: readonly CohortTest[],
  chosen: Chosen,
  { stages }: CohortPlan,
  noun: { readonly one: string; readonly many: string },
  faultWords: (code: string) => string = (code) => code.replaceAll('-', ' '),
): Flow {
  const failed = all.filter(({ state }) => state === 'failed');
  const waiting = all.filter(({ state }) => state === 'waiting').length;
  const cancelled = all.filter(({ state }) => state === 'cancelled').length;
  const analysed = all.filter(({ state }) => state === 'done');
  const partial = analysed.filter((test) => test.partial).length;
  const notAnalysed: readonly Reason[] = [
    ...countReasons(failed.map(({ faultCode = 'unknown' }) => faultWords(faultCode))),
    ...(waiting > 0 ? [{ words: 'not yet analysed', count: waiting }] : []),
    ...(cancelled > 0 ? [{ words: /* @wc-include */ 'cancelled', count: cancelled }] : []),
  ];
  const leftOut = analysed.length - chosen.tests.length;
  return {
    steps: [
      {
        title: 'Files imported',
        count: all.length,
        ...(notAnalysed.length > 0 && {
          aside: { title: 'Not analysed', count: all.length - analysed.length, reasons: notAnalysed },
        }),
      },
      {
        title: 'Analysed',
        count: analysed.length,
        ...(partial > 0 && { note: plural(partial, ['# of them in part', '# of them in part']) }),
        ...(leftOut > 0 && {
          aside: { title: 'Left out by the filters', count: leftOut, reasons: chosen.leftOut },
        }),
      },
      { title: 'In the figures', count: chosen.tests.length, note: itemsLabel(chosen.tests.length, noun) },
    ],
    stages: stages.map(({ title, has, whyNot }) => {
      const without = chosen.tests.filter(({ row }) => !has(row));
      return {
        title: term(title),
        count: chosen.tests.length - without.length,
        missing: countReasons(
          without.map(({ row }) => whyNot(row)),
          4,
        ),
      };
    }),
  };
}
