import type { Remark } from '#core/remark.ts';
import type { MarkedTest } from '../calibration/marked-test.ts';
import type { CpetFinding } from '../../finding.ts';
import { completeLabel } from './complete-label.ts';
import type { CompleteLabel, FileLabel, ThresholdLabel } from './label.ts';
import { answersOf, type MethodAnswers } from './method-answers.ts';
import { vo2CourseOf, type RisingVo2 } from './vo2-course.ts';

/** A test with its labels and what the methods say of it. */
export type LabelledTest = {
  readonly name: string;
  readonly vt1?: CompleteLabel;
  readonly vt2?: CompleteLabel;
  readonly vo2PeakMlPerMin?: number;
  readonly bodyMassKg?: number;
  readonly course?: RisingVo2;
  readonly answers: readonly MethodAnswers[];
};

/** A finding with the labels of its file; and a remark, placed in the list, on each label that the test cannot hold. */
export function labelledTestOf(
  name: string,
  label: FileLabel,
  finding: CpetFinding,
): { readonly test: LabelledTest; readonly remarks: readonly Remark[] } {
  const course = vo2CourseOf(finding);
  const remarks: Remark[] = [];
  const complete = (which: 'VT1' | 'VT2', marked: ThresholdLabel | undefined) => {
    if (marked === undefined) return undefined;
    const found = course && completeLabel(marked, course);
    const at = marked.timeS === undefined ? `${marked.vo2MlPerMin} mL/min` : `${marked.timeS} s`;
    if (found === undefined) {
      const detail = `${label.file}: ${which} at ${at} does not lie in the rising VO2 of the test`;
      remarks.push({ code: 'label-outside-test', severity: 'warning', detail, at: { row: label.row } });
    }
    return found;
  };
  const vt1 = complete('VT1', label.vt1);
  const vt2 = complete('VT2', label.vt2);
  const peak = finding.peaks.vo2PeakMlPerMin;
  const { bodyMassKg } = finding.subject;
  const test: LabelledTest = {
    name,
    ...(vt1 && { vt1 }),
    ...(vt2 && { vt2 }),
    ...('value' in peak && { vo2PeakMlPerMin: peak.value }),
    ...(bodyMassKg !== undefined && { bodyMassKg }),
    ...(course && { course }),
    answers: answersOf(finding, course),
  };
  return { test, remarks };
}

/** A labelled test as the fit of a laboratory's convention takes it: the labels beside the network alone. */
export function markedTestOf({ vt1, vt2, answers, course }: LabelledTest): MarkedTest {
  const network = answers.find(({ method }) => method === 'network-alone');
  return {
    ...(network?.vt1 && { networkVt1S: network.vt1.timeS }),
    ...(network?.vt2 && { networkVt2S: network.vt2.timeS }),
    ...(vt1 && { markVt1S: vt1.timeS }),
    ...(vt2 && { markVt2S: vt2.timeS }),
    ...(course && { course }),
  };
}
