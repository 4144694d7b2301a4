import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { analyseRecording } from '#analyses/cpet/analyse.ts';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import type { Convention, DomainThreshold } from '#analyses/cpet/model/domain-answer.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import type { Consensus } from '#analyses/cpet/thresholds/consensus.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import type { Product } from './domain-model.ts';
import { writeProof } from './model-card.ts';
import { proveModel } from './model.ts';
import { proofLaboratories, proofTest, strataOf } from './model-tests.ts';

/** A model that says what the classical consensus says, later for readers, with intervals of ±60 s. */
function parrot(recording: Recording, convention: Convention): CpetFinding {
  const finding = analyseRecording(recording, defaultCpetOptions);
  const laterS = convention.kind === 'none' ? 0 : 40;
  const said = (consensus: Consensus): DomainThreshold => {
    const { which } = consensus;
    if (!consensus.determinate)
      return { which, absentProbability: 0.9, found: false, reason: consensus.reason, votes: [] };
    const { vo2MlPerMin } = consensus;
    const timeS = consensus.timeS + laterS;
    const around = (half: number) => ({ low: timeS - half, high: timeS + half });
    const intervals = { interval50: around(25), interval90: around(60) };
    return {
      which,
      absentProbability: 0.1,
      found: true,
      timeS,
      vo2MlPerMin,
      timeIntervalsS: intervals,
      vo2IntervalsMlPerMin: intervals,
      votes: [],
      networkAlone: { timeS: consensus.timeS, vo2MlPerMin },
    };
  };
  if (finding.thresholds === undefined)
    return { ...finding, domains: { state: 'refused', code: 'no-progressive-load', detail: '' } };
  return {
    ...finding,
    domains: {
      state: 'answered',
      model: { id: 'parrot', version: '1', sha256: '' },
      convention,
      vt1: said(finding.thresholds.vt1),
      vt2: said(finding.thresholds.vt2),
      curves: { timeS: [], moderate: [], heavy: [], severe: [] },
      cautions: [],
      disagreementS: {},
    },
  };
}

const product: Product = {
  hasModel: true,
  findingOf: (recording, convention) => Promise.resolve(parrot(recording, convention)),
  findingsOf: (recording, conventions) =>
    Promise.resolve(conventions.map((convention) => parrot(recording, convention))),
};

describe('the proof of a model', () => {
  const printed: string[] = [];
  beforeEach(() => {
    printed.length = 0;
    vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
    vi.spyOn(console, 'error').mockImplementation((text: string) => void printed.push(text));
  });
  afterEach(() => vi.restoreAllMocks());

  it('prints every table, judges the aims and puts the figures into the card', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'card-'));
    const card = join(folder, 'card.json');
    writeFileSync(card, '{"id":"parrot","proof":{"stability":{"n":1}},"licence":"x"}');
    const status = await proveModel(['8', '--no-oxynet', '--write', card], product);
    const written = JSON.parse(readFileSync(card, 'utf8')) as Record<string, unknown>;
    rmSync(folder, { recursive: true });
    const text = printed.join('\n');
    expect(status).toBe(1); // a consensus is no 4.5 %
    expect(text).toMatch(/physiological: MAE of VT1, % of VO2 +MISSED/);
    expect(text).toMatch(/VT1 +domain model, own laboratory +\d+\/\d+/);
    expect(text).toMatch(/hard cases: patients and misleading tests/);
    expect(text).toMatch(/end-tidal: without +VT1/);
    expect(text).toMatch(/sketch: VT1 not before VT2, convention readers +reached/);
    expect(Object.keys(written)).toEqual(['id', 'proof', 'licence']);
    expect(written['proof']).toMatchObject({
      stability: { n: 1 },
      simulation: { seeds: { physiological: 5_000_000 }, marksPerLaboratory: 8 },
    });
  }, 60_000);

  it('needs a model and a number', async () => {
    expect(await proveModel(['many'], product)).toBe(2);
    expect(await proveModel(['8'], { ...product, hasModel: false })).toBe(2);
    expect(printed.join('\n')).toContain('the shipped model is not in this checkout');
  });

  it('uses tests of its own, the same in every run', () => {
    const laboratories = proofLaboratories();
    const [one, again] = [0, 0].map((index) => proofTest('physiological', index, laboratories));
    expect(one?.test.seed).toBe(5_000_000);
    expect(one?.marks).toEqual(again?.marks);
    expect(one && strataOf(one)).toHaveLength(6);
  });
});

describe('a card', () => {
  it('is begun where there is none, with numbers of four digits', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'card-'));
    const card = join(folder, 'card.json');
    await writeProof(card, 'stability', { lines: [{ share: 1 / 3, n: 12345, nothing: undefined }] });
    const written: unknown = JSON.parse(readFileSync(card, 'utf8'));
    rmSync(folder, { recursive: true });
    expect(written).toEqual({ proof: { stability: { lines: [{ share: 0.3333, n: 12345 }] } } });
  });
});

describe('the area under the curve', () => {
  it.each([
    [[3, 4], [1, 2], 1],
    [[1, 2], [3, 4], 0],
    [[1, 1], [1, 1, 1], 0.5],
    [[2, 3], [1, 2], 0.875],
  ])('of cases %j against controls %j is %d', (cases, controls, area) => {
    expect(areaUnderCurve(cases, controls)).toBeCloseTo(area, 12);
  });
  it('is none without cases', () => {
    expect(areaUnderCurve([], [1])).toBeUndefined();
  });
});
