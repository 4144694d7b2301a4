import { ok, type Result } from '#core/result.ts';
import type { Tensors } from '#core/tensors.ts';
import type { ComparedAnswer } from '../compared-answer.ts';
import type { PlacedThreshold } from '../domain-answer.ts';
import { featuresOf, type SeenTest } from '../features/features-of.ts';
import type { TestFeatures } from '../features/test-features.ts';
import { mendedDisclosures } from '../oxynet-reference/known-model.ts';
import { routeOf } from '../oxynet-reference/prepare.ts';
import type { InferWindows } from '../oxynet-reference/probabilities.ts';
import { runAsReference, runMended } from '../oxynet-reference/run-reference.ts';
import type { Recording } from '../../recording.ts';
import { channelNames } from '../features/channel-names.ts';
import { placeByMedian } from './place-by-median.ts';
import type { UserModel } from './user-model.ts';

/** One test as the user's models are asked about it. */
export type AskedTest = SeenTest & { readonly recording: Recording };

/** Runs one model on named tensors. */
export type Infer = (inputs: Tensors) => Promise<Result<Tensors>>;

/**
 * What one of the user's models says of a test. Never fails: a model that does not run, or does not answer, leaves the
 * reason. `asReference` asks an Oxynet model for what its app shows, defects included; other models have no such app.
 */
export async function runUserModel(
  test: AskedTest,
  model: UserModel,
  infer: Infer,
  asReference = false,
): Promise<ComparedAnswer> {
  const answer = await answerOf(test, model, infer, asReference);
  const { id: modelId, title } = model;
  if (answer.ok) return { modelId, title, ...answer.value };
  const reason = 'detail' in answer.fault ? answer.fault.detail : answer.fault.kind;
  const mode = modeOf(model, asReference);
  return { modelId, title, mode, reason: `the model does not run: ${reason}`, disclosures: [] };
}

/** The answer for a chosen model that this browser no longer has. */
export function answerOfMissingModel(modelId: string): ComparedAnswer {
  const reason = 'the model is no longer in this browser';
  return { modelId, title: modelId, mode: 'as-declared', reason, disclosures: [] };
}

type Answer = Omit<ComparedAnswer, 'modelId' | 'title'>;

function modeOf({ layout }: UserModel, asReference: boolean): ComparedAnswer['mode'] {
  if (layout === 'benchside-features-1') return 'as-declared';
  return asReference ? 'reference' : 'mended';
}

async function answerOf(
  test: AskedTest,
  model: UserModel,
  infer: Infer,
  asReference: boolean,
): Promise<Result<Answer>> {
  if (model.layout === 'benchside-features-1') return asDeclared(test, model, infer);
  const windows = renamed(model, infer);
  return asReference ? asTheApp(test.recording, windows) : mended(test.recording, windows);
}

/** The names of `runAsReference` for those of the model. */
function renamed({ input, outputs }: UserModel, infer: Infer): InferWindows {
  return async ({ input0 }) => {
    const answer = await infer(input0 === undefined ? {} : { [input]: input0 });
    const output = answer.ok ? answer.value[outputs[0] ?? ''] : undefined;
    return output === undefined ? answer : ok({ output0: output });
  };
}

async function mended(recording: Recording, infer: InferWindows): Promise<Result<Answer>> {
  const answer = await runMended(recording, infer);
  if (!answer.ok) return answer;
  const about = { mode: 'mended', disclosures: mendedDisclosures } as const;
  if ('reason' in answer.value) return ok({ ...about, reason: answer.value.reason });
  const { vt1, vt2 } = answer.value.picks;
  return ok({ ...about, ...joined(vt1, vt2) });
}

const referenceDisclosures: readonly string[] = [
  'What the Oxynet app itself shows, its known defects included; a threshold lies at the start of its 40-s window.',
];

async function asTheApp(recording: Recording, infer: InferWindows): Promise<Result<Answer>> {
  const answer = await runAsReference(recording, routeOf(recording), infer);
  if (!answer.ok) return answer;
  const { vt1, vt2 } = answer.value.picks;
  const about = { mode: 'reference', disclosures: referenceDisclosures } as const;
  // The app writes zeros for whatever fails: there is nothing to place then.
  if (vt1.vo2MlPerMin === 0 && vt2.vo2MlPerMin === 0)
    return ok({ ...about, reason: `the app answers with zeros: ${answer.value.reason ?? 'no crossing'}` });
  return ok({ ...about, vt1, vt2 });
}

async function asDeclared(test: AskedTest, model: UserModel, infer: Infer): Promise<Result<Answer>> {
  const about = { mode: 'as-declared', disclosures: [] } as const;
  const features = featuresOf(test);
  if (features === undefined)
    return ok({ ...about, reason: 'VO2 or VCO2 is not known in the part whose load rises' });
  const length = features.timeS.length;
  const shape = [1, channelNames.length, length];
  const answer = await infer({ [model.input]: { data: features.values, shape } });
  if (!answer.ok) return answer;
  const [vt1, vt2] = model.outputs.map((name) => placed(features, answer.value[name]?.data));
  return ok({ ...about, ...joined(vt1 ?? nothing, vt2 ?? nothing) });
}

type Placed = PlacedThreshold | { readonly reason: string };

const nothing = { reason: 'the model does not answer' };

/** The threshold at the middle of its probability, with the values read there. */
function placed(features: TestFeatures, probability: Float32Array | undefined): Placed {
  const index = placeByMedian(probability, features.timeS.length);
  if (typeof index !== 'number') return index;
  const hrBpm = features.hrBpm?.[index];
  const workRateW = features.workRateW?.[index];
  return {
    timeS: features.timeS[index] ?? 0,
    vo2MlPerMin: features.vo2MlPerMin[index] ?? 0,
    ...(hrBpm !== undefined && { hrBpm }),
    ...(workRateW !== undefined && { workRateW }),
  };
}

/** Both thresholds, or why one of them is missing; neither where they stand in the wrong order. */
function joined(vt1: Placed, vt2: Placed): Pick<Answer, 'vt1' | 'vt2' | 'reason'> {
  if (!('reason' in vt1) && !('reason' in vt2) && vt1.timeS >= vt2.timeS)
    return { reason: 'VT2 would lie before VT1' };
  const reasons = [
    ...('reason' in vt1 ? [`VT1: ${vt1.reason}`] : []),
    ...('reason' in vt2 ? [`VT2: ${vt2.reason}`] : []),
  ];
  return {
    ...(!('reason' in vt1) && { vt1 }),
    ...(!('reason' in vt2) && { vt2 }),
    ...(reasons.length > 0 && { reason: reasons.join('; ') }),
  };
}
