import { describe, expect, it } from 'vitest';
import { normal, seededRandom } from '#core/random.ts';
import { drawSeconds, drawTestView } from '../../../../tests/support/draw-test-view.ts';
import { metricOf, reasonOf, valueOf } from '../../../../tests/support/metric-outcome.ts';
import { oscillationRuns } from './oscillations.ts';
import type { TestView } from './test-view.ts';

/** Ventilation of a ramp: 12 L/min at rest, then up to 72. */
const base = (t: number) => 12 + 0.1 * Math.max(0, Math.min(t, 720) - 120);

/** Breaths of 2.5 s whose ventilation scatters by `share`, each resembling the one before by `memory`. */
function noisy(seed: number, share: number, memory: number, wave = (_t: number) => 0): TestView {
  const random = seededRandom(seed);
  const breaths: number[] = [];
  let state = 0;
  for (let k = 0; k * 2.5 <= 905; k += 1) {
    state = memory * state + Math.sqrt(1 - memory ** 2) * normal(random);
    breaths.push(base(k * 2.5) * (1 + share * state) + wave(k * 2.5));
  }
  const veLPerMin = drawSeconds(0, 900, (t) => {
    const k = Math.floor(t / 2.5);
    const part = t / 2.5 - k;
    return (breaths[k] ?? 0) * (1 - part) + (breaths[k + 1] ?? 0) * part;
  });
  return { ...drawTestView({}), seconds: { veLPerMin } };
}

const criteria = ['eov_aha_percent_exercise', 'eov_corra_percent_exercise'] as const;
const rows = ['eov_leite_cycles', 'eov_sun_cycles', 'eov_ben_dov_cycles'] as const;

describe('waves of breathing and breath noise', () => {
  it('noise of 10 % a breath is no wave in 100 tests but for three at most', () => {
    const found = Array.from({ length: 100 }, (_, seed) => noisy(seed, 0.1, 0.3)).filter(
      (view) => valueOf('eov_leite_cycles', view) >= 3,
    );
    expect(found.length).toBeLessThanOrEqual(3);
    for (const view of found) expect(valueOf('eov_aha_percent_exercise', view)).toBeLessThan(60);
  });

  it('waves of a minute and 16 L/min stand out of the same noise', () => {
    const seen = Array.from({ length: 50 }, (_, seed) =>
      noisy(seed, 0.08, 0.2, (t) => (t < 120 ? 0 : 8 * Math.sin((2 * Math.PI * t) / 60))),
    ).filter((view) => valueOf('eov_leite_cycles', view) >= 3);
    expect(seen.length).toBeGreaterThanOrEqual(45);
  });

  it('a step of the load every minute makes no oscillation', () => {
    const view = drawTestView(
      { veLPerMin: (t) => base(t) + 4 * Math.sin((2 * Math.PI * t) / 60) },
      { protocol: { kind: 'steps', mode: 'cycle', stepDurationS: 60 } },
    );
    expect(oscillationRuns(view)).toEqual([]);
    expect(oscillationRuns({ ...view, protocol: { kind: 'ramp', mode: 'cycle' } })).not.toEqual([]);
  });
});

describe('published criteria of oscillatory breathing', () => {
  // 70 L/min at the end; waves 24 L/min high from trough to top, 50 s long, on a level of 40
  const level = (t: number) => (t < 120 ? 12 : 40);
  const wave = (t: number, lengthS: number) =>
    t < 120 || t > 720 ? 0 : 12 * Math.sin((2 * Math.PI * t) / lengthS);
  const at = (lengthS: number, all: boolean) =>
    drawTestView({
      veLPerMin: (t) => level(t) + wave(t, lengthS),
      vo2MlPerMin: (t) => 1500 + (all ? 20 * wave(t, lengthS) : 0),
      vco2MlPerMin: (t) => 1400 + (all ? 25 * wave(t - 3, lengthS) : 0),
    });

  it('all see ten minutes of large waves of 50 s in three variables', () => {
    const view = at(50, true);
    for (const id of criteria) expect(valueOf(id, view), id).toBeGreaterThan(80);
    for (const id of rows) expect(valueOf(id, view), id).toBeGreaterThanOrEqual(8);
    expect(metricOf('eov_leite_cycles', view).judgement?.text).toMatch(/^pattern consistent/);
  });

  it('Ben-Dov and Corrà do not count waves of 100 s, AHA, Leite and Sun do', () => {
    const view = at(100, true);
    expect(valueOf('eov_ben_dov_cycles', view)).toBe(0);
    expect(valueOf('eov_corra_percent_exercise', view)).toBe(0);
    expect(valueOf('eov_aha_percent_exercise', view)).toBeGreaterThan(60);
    expect(valueOf('eov_leite_cycles', view)).toBeGreaterThanOrEqual(3);
    expect(valueOf('eov_sun_cycles', view)).toBeGreaterThanOrEqual(3);
  });

  it('Sun asks for three variables', () => {
    expect(valueOf('eov_sun_cycles', at(50, false))).toBe(0);
    const { vo2MlPerMin: _, vco2MlPerMin: __, ...alone } = at(50, true).seconds;
    expect(reasonOf('eov_sun_cycles', { ...at(50, true), seconds: alone })).toMatch(/three gas exchange/);
  });

  it('none is given without ventilation, or in averages of 20 s', () => {
    for (const id of [...criteria, ...rows]) {
      expect(reasonOf(id, drawTestView({}))).toBe('needs VE');
      const averaged = { ...at(50, true), sampling: { kind: 'averaged', intervalS: 20 } } as const;
      expect(reasonOf(id, averaged)).toBe('averaged over more than 15 s');
    }
  });
});
