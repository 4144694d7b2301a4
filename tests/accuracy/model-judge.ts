import type { Convention, DomainAnswer } from '#analyses/cpet/model/domain-answer.ts';
import { fitConvention, type ConventionFit } from '#analyses/cpet/model/calibration/fit-convention.ts';
import type { LabelledTest } from '#analyses/cpet/model/labels/labelled-test.ts';
import { markedTestOf } from '#analyses/cpet/model/labels/labelled-test.ts';
import { answersOf, fromDomains, type MethodAnswers } from '#analyses/cpet/model/labels/method-answers.ts';
import { fractionAnswers } from '#analyses/cpet/model/labels/peak-fractions.ts';
import { vo2CourseOf } from '#analyses/cpet/model/labels/vo2-course.ts';
import type { InferWindows } from '#analyses/cpet/model/oxynet-reference/probabilities.ts';
import type { Laboratory } from '#analyses/cpet/simulate/physiology/raters.ts';
import type { Product } from './domain-model.ts';
import { isHardCase, isPatient, lacksPlateau, markedTest, renamed, strataOf } from './model-tests.ts';
import type { ProofTest, Thresholds } from './model-tests.ts';
import { oxynetAnswers } from './oxynet-answers.ts';

/** One test of the proof with all that was said of it; without its breaths, so that thousands fit. */
export type JudgedTest = {
  readonly strata: readonly string[];
  readonly hard: boolean;
  readonly patient: boolean;
  readonly plateauless: boolean;
  /** Whether the person has a respiratory compensation point at all, reached or not. */
  readonly hasCompensation: boolean;
  readonly laboratory: number;
  /** Against the breakpoint in the cart's own VO2, under convention none. */
  readonly breakpoint: LabelledTest;
  readonly trueVo2: Thresholds;
  /** Against one reader's marks, under the conventions readers and the reader's laboratory. */
  readonly marked: LabelledTest;
  /** Probability, under convention none, that there is no VT2; absent where the model refuses. */
  readonly vt2Absent?: number;
  readonly refusal?: string;
};

/** Fits the convention of each laboratory on tests that it is not judged on. */
export async function fitLaboratories(
  laboratories: readonly Laboratory[],
  product: Product,
  marks: number,
): Promise<readonly ConventionFit[]> {
  const fits: ConventionFit[] = [];
  for (const number of laboratories.keys()) {
    const tests: LabelledTest[] = [];
    for (let index = 0; index < marks; index += 1) {
      const one = markedTest(number, index, laboratories);
      const finding = await product.findingOf(one.recording, { kind: 'none' });
      tests.push({ name: '', ...one.marks, answers: answersOf(finding, undefined) });
    }
    fits.push(fitConvention(tests.map(markedTestOf), `laboratory ${number + 1}`));
  }
  return fits;
}

/** The convention a user would have after a fit: the laboratory's own, else the one that the fit found better. */
export function conventionAfter(fit: ConventionFit | undefined): Convention {
  if (fit?.state === 'fitted') return { kind: 'laboratory', ...fit.convention };
  return { kind: fit?.state === 'no-gain' ? fit.better : 'readers' };
}

/** What a proof is made with. */
export type ProofMaterial = {
  readonly product: Product;
  readonly fits: readonly ConventionFit[];
  readonly oxynet: InferWindows | undefined;
};

/** Judges tests one after the other, each made when its turn comes; shares of VO2peak join at the end. */
export async function judgeTests(
  count: number,
  make: (index: number) => ProofTest,
  material: ProofMaterial,
): Promise<readonly JudgedTest[]> {
  const judged: JudgedTest[] = [];
  for (let index = 0; index < count; index += 1) judged.push(await judgeTest(make(index), material));
  return withBaselines(judged);
}

async function judgeTest(one: ProofTest, material: ProofMaterial): Promise<JudgedTest> {
  const { recording, test } = one;
  const [none, readers, laboratory] = await material.product.findingsOf(recording, [
    { kind: 'none' },
    { kind: 'readers' },
    conventionAfter(material.fits[one.laboratory]),
  ]);
  if (none === undefined) throw new Error('no finding');
  const course = vo2CourseOf(none);
  const oxynet = material.oxynet && (await oxynetAnswers(recording, material.oxynet, 'mended'));
  const classical = [...answersOf(none, course), ...(oxynet ? [oxynet] : [])];
  const peak = none.peaks.vo2PeakMlPerMin;
  const common = {
    name: `${test.seed}`,
    ...('value' in peak && { vo2PeakMlPerMin: peak.value }),
    bodyMassKg: test.subject.bodyMassKg,
    ...(course && { course }),
  };
  const { description } = test;
  const domains = none.domains;
  return {
    strata: strataOf(one),
    hard: isHardCase(test),
    patient: isPatient(description.group),
    plateauless: lacksPlateau(test),
    hasCompensation: description.hasRespiratoryCompensation,
    laboratory: one.laboratory,
    breakpoint: { ...common, ...one.own, answers: classical },
    trueVo2: one.trueVo2,
    marked: {
      ...common,
      ...one.marks,
      answers: [
        ...classical.filter(({ method }) => method !== 'model'),
        ...modelAs('model-readers', 'domain model, readers', readers?.domains),
        ...modelAs('model-laboratory', 'domain model, own laboratory', laboratory?.domains),
      ],
    },
    ...(domains?.state === 'answered' && { vt2Absent: domains.vt2.absentProbability }),
    ...(domains?.state === 'refused' && { refusal: domains.code }),
  };
}

function modelAs(method: string, title: string, domains: DomainAnswer | undefined): MethodAnswers[] {
  const [model] = domains === undefined ? [] : fromDomains(domains);
  return model === undefined ? [] : [renamed(model, method, title)];
}

/** Shares of VO2peak: over all tests for the breakpoint, within each laboratory for marks. */
function withBaselines(judged: readonly JudgedTest[]): readonly JudgedTest[] {
  const ofBreakpoint = fractionAnswers(judged.map(({ breakpoint }) => breakpoint));
  const ofMarks = new Map<JudgedTest, readonly MethodAnswers[]>();
  for (const number of new Set(judged.map(({ laboratory }) => laboratory))) {
    const some = judged.filter(({ laboratory }) => laboratory === number);
    const answers = fractionAnswers(some.map(({ marked }) => marked));
    some.forEach((one, i) => ofMarks.set(one, answers[i] ?? []));
  }
  const joined = (test: LabelledTest, more: readonly MethodAnswers[] = []): LabelledTest => ({
    ...test,
    answers: [...test.answers, ...more],
  });
  return judged.map((one, i) => ({
    ...one,
    breakpoint: joined(one.breakpoint, ofBreakpoint[i]),
    marked: joined(one.marked, ofMarks.get(one)),
  }));
}
