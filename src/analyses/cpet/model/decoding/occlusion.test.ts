import { describe, expect, test } from 'vitest';
import { fail, ok } from '#core/result.ts';
import { drawEvidence, drawFeatures, drawHead, drawInput, drawOutput } from './draw-test.ts';
import { decodeDomains } from './decode-domains.ts';
import { whatDroveThis, without } from './occlusion.ts';
import { rowOf } from './guard.ts';
import type { TestFeatures } from '../features/test-features.ts';

/** A network that finds VT1 by end-tidal pressures: without them 30 s later, and twice as vague. */
function answer(features: TestFeatures) {
  const { timeS, has } = features;
  const output = drawOutput(timeS, 300, 500);
  const vt1 = has.endTidal ? output.vt1 : drawHead(timeS, 330, 24);
  return Promise.resolve(
    ok(decodeDomains(drawInput({ evidence: drawEvidence(features), output: { ...output, vt1 } }))),
  );
}

describe('what drove an answer', () => {
  test('is what moves it when hidden', async () => {
    const found = await whatDroveThis(drawFeatures(), answer);
    if (!found.ok) throw new Error('refused');
    expect(found.value.map(({ group }) => group)).toEqual(['ve', 'end-tidal', 'hr', 'load']);
    const endTidal = found.value.find(({ group }) => group === 'end-tidal');
    expect(endTidal?.vt1.movesS).toBeCloseTo(30, 0);
    expect(endTidal?.vt1.movesVo2MlPerMin).toBeCloseTo(100, -1);
    expect(endTidal?.vt1.widensS).toBeCloseTo(2 * 1.645 * 12, 0);
    expect(found.value[0]?.vt1).toEqual({ movesS: 0, movesVo2MlPerMin: 0, widensS: 0 });
  });

  test('hides a group as tests without it are shown', () => {
    const hidden = without(drawFeatures(), 'hr');
    expect(new Set(rowOf(hidden, 'has-hr'))).toEqual(new Set([0]));
    expect(new Set(rowOf(hidden, 'has-gas'))).toEqual(new Set([1]));
    expect(hidden.has.hr).toBe(false);
  });

  test('is a failure where the network fails', async () => {
    const failing = () => Promise.resolve(fail({ kind: 'model', detail: 'out of memory' }));
    expect(await whatDroveThis(drawFeatures(), failing)).toMatchObject({ ok: false });
  });
});
