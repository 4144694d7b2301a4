import { fieldTitles } from '../adjustment-in-words.ts';
import type { Certainty, ReportRead } from '../finding.ts';

type Read = { readonly certainty: Certainty; readonly confidence: number };

/** A reading below it says so beside its value; those above are right so often that the number would be noise. */
const littleSure = 0.9;

/** How sure a reading is, %; undefined for a text layer, which is certain, and for what was set by hand. */
export function percentOf({ certainty, confidence }: Read): number | undefined {
  return certainty === 'by-hand' || confidence >= 1 ? undefined : Math.floor(100 * confidence);
}

/** Whether a reading is so little sure that it has to say so itself. */
export function saysItself(read: Read): boolean {
  return percentOf(read) !== undefined && read.confidence < littleSure;
}

/** Everything of a report that was read with less than certainty, the least sure first; fields by their names. */
export function readingsOf({
  fields,
  codes,
}: Pick<ReportRead, 'fields' | 'codes'>): readonly { readonly what: string; readonly percent: number }[] {
  const all: readonly (readonly [string, Read])[] = [
    ...Object.entries(fields),
    ...codes.map((read) => [read.code, read] as const),
  ];
  return all
    .flatMap(([what, read]) => {
      const percent = percentOf(read);
      return percent === undefined ? [] : [{ what, percent }];
    })
    .sort((a, b) => a.percent - b.percent);
}

/** A field's title, or the code itself. */
export function whatWasRead(what: string): string {
  return Object.hasOwn(fieldTitles, what) ? (Reflect.get(fieldTitles, what) as string) : what;
}
