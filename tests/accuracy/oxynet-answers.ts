import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { MethodAnswer, MethodAnswers } from '#analyses/cpet/model/labels/method-answers.ts';
import type { MendedPick } from '#analyses/cpet/model/oxynet-reference/mended-picks.ts';
import { routeOf } from '#analyses/cpet/model/oxynet-reference/prepare.ts';
import type { InferWindows } from '#analyses/cpet/model/oxynet-reference/probabilities.ts';
import type { ReferencePick } from '#analyses/cpet/model/oxynet-reference/reference-picks.ts';
import { runAsReference, runMended } from '#analyses/cpet/model/oxynet-reference/run-reference.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import { faultDetail, type Result } from '#core/result.ts';
import { modelFileAt, nodeTools } from '../support/node-inference.ts';

export type OxynetMode = 'mended' | 'reference';

/** A `.tflite` file of the Oxynet family, opened as the app opens an imported one. */
export function openOxynet(path: string): InferWindows {
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  const tools = nodeTools(() => modelFileAt(path, 'tflite', sha256));
  return (inputs) => tools.infer('oxynet', inputs);
}

/** What the network says of a test, with its app's defects mended or as its app shows it. Throws where it cannot run. */
export async function oxynetAnswers(
  recording: Recording,
  infer: InferWindows,
  mode: OxynetMode,
): Promise<MethodAnswers> {
  const named = { method: `oxynet-${mode}`, title: `Oxynet, ${mode}`, gives: ['VT1', 'VT2'] } as const;
  const { vt1, vt2 } = mode === 'mended' ? await mended(recording, infer) : await asApp(recording, infer);
  return { ...named, ...(vt1 && { vt1 }), ...(vt2 && { vt2 }) };
}

type Picks = { readonly vt1?: MethodAnswer; readonly vt2?: MethodAnswer };

async function mended(recording: Recording, infer: InferWindows): Promise<Picks> {
  const answer = must(await runMended(recording, infer));
  if ('reason' in answer) return {};
  const { vt1, vt2 } = answer.picks;
  return { ...('timeS' in vt1 && { vt1: placed(vt1) }), ...('timeS' in vt2 && { vt2: placed(vt2) }) };
}

async function asApp(recording: Recording, infer: InferWindows): Promise<Picks> {
  const { picks } = must(await runAsReference(recording, routeOf(recording), infer));
  // The app is silent about a failure: it gives zeros.
  const isGiven = ({ vo2MlPerMin }: ReferencePick) => vo2MlPerMin > 0;
  return {
    ...(isGiven(picks.vt1) && { vt1: placed(picks.vt1) }),
    ...(isGiven(picks.vt2) && { vt2: placed(picks.vt2) }),
  };
}

function placed({ timeS, vo2MlPerMin }: MendedPick): MethodAnswer {
  return { timeS, vo2MlPerMin };
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(faultDetail(result.fault));
  return result.value;
}
