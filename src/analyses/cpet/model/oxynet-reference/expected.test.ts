import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '#core/result.ts';
import { openSession, type Session } from '#inference/session.ts';
import { readTfliteGraph } from '#inference/tflite/read-graph.ts';
import { tfliteToOnnx } from '#inference/tflite/tflite-to-onnx.ts';
import { readDocument } from '#readers/read-document.ts';
import { hasShared, sharedPath } from '../../../../../tests/support/shared-samples.ts';
import { defaultCpetOptions } from '../../options.ts';
import { readRecording } from '../../read-recording.ts';
import type { Recording } from '../../recording.ts';
import type { Route } from './prepare.ts';
import { runAsReference, runMended } from './run-reference.ts';

type ExpectedCase = {
  readonly file: string;
  readonly route: string;
  readonly window_count: number;
  readonly probabilities_heavy_severe_moderate: readonly number[];
  readonly reference_pick: Readonly<Record<'VT1_t' | 'VT2_t' | 'VT1_VO2' | 'VT2_VO2', number>>;
};

const expected = (
  hasShared ? JSON.parse(readFileSync(sharedPath('cpet/oxynet/expected.json'), 'utf8')) : { cases: [] }
) as { readonly cases: readonly ExpectedCase[] };

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

async function recordingOf(file: string): Promise<Recording> {
  const document = must(await readDocument(readFileSync(sharedPath('cpet/oxynet', file))));
  return must(readRecording(document, { fileName: file, options: defaultCpetOptions }));
}

describe.skipIf(!hasShared)('the reference model on the reference files', () => {
  let session: Session;
  beforeAll(async () => {
    const bytes = new Uint8Array(readFileSync(sharedPath('cpet/oxynet/tfl_model.tflite')));
    const { onnx } = must(tfliteToOnnx(must(readTfliteGraph(bytes))));
    session = must(await openSession(onnx, { sha256: createHash('sha256').update(onnx).digest('hex') }));
  });

  it.each(expected.cases)('gives the probabilities and picks of $file', async (wanted) => {
    const recording = await recordingOf(wanted.file);
    const route: Route = wanted.route.startsWith('read_json') ? 'read_json' : 'read_csv_app';
    const { picks, windows } = must(await runAsReference(recording, route, session.run));
    const given = windows?.raw ?? [];
    let worst = 0;
    wanted.probabilities_heavy_severe_moderate.forEach((value, i) => {
      worst = Math.max(worst, Math.abs((given[i % 3]?.[Math.floor(i / 3)] ?? NaN) - value));
    });
    expect(windows?.startRows).toHaveLength(wanted.window_count);
    expect(worst).toBeLessThan(1e-4);
    const { VT1_t, VT2_t, VT1_VO2, VT2_VO2 } = wanted.reference_pick;
    expect(Math.abs(picks.vt1.timeS - VT1_t)).toBeLessThanOrEqual(1);
    expect(Math.abs(picks.vt2.timeS - VT2_t)).toBeLessThanOrEqual(1);
    expect(Math.abs(picks.vt1.vo2MlPerMin - VT1_VO2)).toBeLessThanOrEqual(1);
    expect(Math.abs(picks.vt2.vo2MlPerMin - VT2_VO2)).toBeLessThanOrEqual(1);
  });

  it('places mended picks 20 s behind those of the app, at the centre of the deciding window', async () => {
    for (const { file, reference_pick } of expected.cases) {
      const answer = must(await runMended(await recordingOf(file), session.run));
      if ('reason' in answer) throw new Error(answer.reason);
      expect(answer.picks.vt1).toMatchObject({ timeS: reference_pick.VT1_t + 20 });
      expect(answer.picks.vt2).toMatchObject({ timeS: reference_pick.VT2_t + 20 });
      expect([answer.picks.vt1Crossings, answer.picks.vt2Crossings]).toEqual([1, 1]);
    }
  });
});
