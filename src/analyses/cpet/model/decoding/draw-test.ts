import { channelNames } from '../features/channel-names.ts';
import { gridStepS, type TestFeatures } from '../features/test-features.ts';
import type { NetworkOutput, ThresholdProbability } from '../network-output.ts';
import { uncalibrated } from './calibrated-intervals.ts';
import type { DecodingInput } from './decode-domains.ts';
import type { TestEvidence } from './test-evidence.ts';

/** A drawn test for the tests of this folder: VO2 rises straight from 1,000 to 3,000 mL/min between 60 and 660 s. */
export function drawFeatures(clockS = 0): TestFeatures {
  const timeS = Float64Array.from({ length: 145 }, (_, i) => clockS + i * gridStepS);
  const share = timeS.map((time) => Math.min(1, Math.max(0, (time - clockS - 60) / 600)));
  const vo2MlPerMin = share.map((part) => 1000 + 2000 * part);
  const values = new Float32Array(channelNames.length * timeS.length);
  for (const mask of ['has-gas', 'has-ve', 'has-end-tidal', 'has-hr', 'has-load'] as const) {
    const start = channelNames.indexOf(mask) * timeS.length;
    values.fill(1, start, start + timeS.length);
  }
  return {
    timeS,
    values,
    inside: Uint8Array.from(timeS, (time) => Number(time - clockS >= 75 && time - clockS <= 660)),
    vo2MlPerMin,
    vco2MlPerMin: vo2MlPerMin.map((vo2, i) => vo2 * (0.8 + 0.35 * (share[i] ?? 0))),
    hrBpm: share.map((part) => 90 + 90 * part),
    workRateW: share.map((part) => 200 * part),
    vo2PeakMlPerMin: 3000,
    has: { ve: true, endTidal: true, vtRf: false, hr: true, load: true },
  };
}

export function drawEvidence(features = drawFeatures()): TestEvidence {
  const startS = (features.timeS[0] ?? 0) + 60;
  return {
    sampling: { kind: 'breaths', intervalS: 3 },
    part: { kind: 'incremental', startS, endS: startS + 600 },
    protocol: 'ramp',
    impossible: [],
    features,
    facts: { vo2PeakMlPerMin: 3000, bodyMassKg: 75, sex: 'male', mode: 'cycle' },
  };
}

/** A head that puts a normal distribution around a time, and the rest on "absent". */
export function drawHead(timeS: Float64Array, meanS: number, sdS: number, absent = 0): ThresholdProbability {
  const shape = timeS.map((time) => Math.exp(-0.5 * ((time - meanS) / sdS) ** 2));
  const sum = shape.reduce((all, value) => all + value, 0);
  return { at: shape.map((value) => ((1 - absent) * value) / sum), absent };
}

/** A network that knows both breakpoints to an SD of 12 s; readers mark 40 and 25 s later. */
export function drawOutput(
  timeS: Float64Array,
  vt1S: number,
  vt2S: number,
  absent = { vt1: 0, vt2: 0 },
): NetworkOutput {
  return {
    timeS,
    vt1: drawHead(timeS, vt1S, 12, absent.vt1),
    vt2: drawHead(timeS, vt2S, 12, absent.vt2),
    readerVt1: drawHead(timeS, vt1S + 40, 50, absent.vt1),
    readerVt2: drawHead(timeS, vt2S + 25, 40, absent.vt2),
  };
}

/** The input of a decoding; anything may be put in its place. */
export function drawInput(overrides: Partial<DecodingInput> = {}): DecodingInput {
  const evidence = overrides.evidence ?? drawEvidence();
  return {
    evidence,
    output: drawOutput(evidence.features?.timeS ?? new Float64Array(0), 300, 500),
    thresholds: undefined,
    convention: { kind: 'none' },
    model: { id: 'drawn', version: '1', sha256: '0'.repeat(64) },
    calibration: uncalibrated,
    ...overrides,
  };
}
