import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { completeLabel } from '#analyses/cpet/model/labels/complete-label.ts';
import { vo2CourseOf, type RisingVo2 } from '#analyses/cpet/model/labels/vo2-course.ts';
import { isPlaced, thresholds, type ReadMark, type ReadMarks } from '#app/reading/marks.ts';
import type { ChartMark } from '#ui/time-chart.ts';

/** A test as it lies before a reader: its curves, and VO2 over time to read marks from. */
export type TestOnDesk = { readonly finding: CpetFinding; readonly course?: RisingVo2 };

/** Lays a finding on the desk. */
export function layOnDesk(finding: CpetFinding): TestOnDesk {
  const course = vo2CourseOf(finding);
  return { finding, ...(course && { course }) };
}

/** A mark at a time, with VO2 as a mean of 20 s around it; undefined outside the record. */
export function markAt({ course }: TestOnDesk, timeS: number): ReadMark | undefined {
  return course && completeLabel({ timeS: Math.round(timeS * 10) / 10 }, course);
}

/** Where the cursor begins: in the middle of the rise, which says nothing of the thresholds. */
export function firstCursorS({ course, finding }: TestOnDesk): number {
  if (course === undefined) return finding.series.timeS[0] ?? 0;
  return Math.round((course.startS + course.peakS) / 2);
}

/** A cursor moved, within the record. */
export function movedCursorS({ finding }: TestOnDesk, cursorS: number, byS: number): number {
  const { timeS } = finding.series;
  const [first, last] = [timeS[0] ?? 0, timeS.at(-1) ?? 0];
  return Math.min(last, Math.max(first, Math.round(cursorS) + byS));
}

/** The reader's own marks for the charts, the cursor last. */
export function chartMarks(marks: ReadMarks, cursorS: number): readonly ChartMark[] {
  return [...placedMarks(marks, ''), { title: '', colour: '--ink-soft', timeS: cursorS }];
}

/** What one reader placed, as lines with a word behind the threshold's name. */
export function placedMarks(marks: ReadMarks, word: string): readonly ChartMark[] {
  return thresholds.flatMap((which): ChartMark[] => {
    const mark = marks[which];
    if (!isPlaced(mark)) return [];
    const colour = which === 'vt1' ? '--domain-moderate' : '--domain-severe';
    return [{ title: `${which.toUpperCase()}${word === '' ? '' : ` ${word}`}`, colour, timeS: mark.timeS }];
  });
}
