import { describe, expect, it } from 'vitest';
import { holdToSeconds } from '../resampling.ts';
import { readLoadProfile } from './load-profile.ts';

/** A load drawn as [seconds, watts] pieces; `slope` pieces rise second by second. */
function drawn(...pieces: readonly (readonly [number, number, number?])[]) {
  const watts: number[] = [];
  for (const [seconds, from, to = from] of pieces) {
    for (let i = 0; i < seconds; i += 1) watts.push(from + ((to - from) * i) / seconds);
  }
  return holdToSeconds(
    watts.map((_, i) => i),
    watts,
    60,
  );
}

describe('the profile of a load', () => {
  it('tells a ramp from its warm-up, with its rate', () => {
    const profile = readLoadProfile(drawn([60, 0], [180, 20], [600, 20, 220], [120, 20]), 5);
    expect(profile?.kind).toBe('ramp');
    if (profile?.kind !== 'ramp') return;
    expect(Math.abs(profile.startS - 240)).toBeLessThan(20);
    expect(Math.abs(profile.endS - 840)).toBeLessThan(5);
    expect(profile.ratePerMin).toBeCloseTo(20, 0);
  });

  it('counts a first level as long as the others as the first step', () => {
    const profile = readLoadProfile(
      drawn([60, 0], [180, 50], [180, 100], [180, 150], [170, 200], [60, 0]),
      5,
    );
    expect(profile).toMatchObject({ kind: 'steps', startS: 60, endS: 770, stepDurationS: 180 });
  });

  it('takes a short first level before long steps as warm-up', () => {
    const profile = readLoadProfile(drawn([120, 20], [180, 60], [180, 100], [180, 140], [90, 180]), 5);
    expect(profile).toMatchObject({ kind: 'steps', startS: 120 });
  });

  it('knows constant load and intervals', () => {
    expect(readLoadProfile(drawn([120, 0], [60, 50], [600, 130], [60, 30]), 5)).toEqual({
      kind: 'constant',
      startS: 180,
      endS: 780,
    });
    const on = [120, 250] as const;
    const off = [60, 50] as const;
    expect(readLoadProfile(drawn(off, on, off, on, off, on, off), 5)).toEqual({ kind: 'intervals' });
  });

  it('takes the ramp after earlier stages', () => {
    const profile = readLoadProfile(drawn([240, 80], [240, 120], [120, 20], [480, 20, 260]), 5);
    expect(profile?.kind).toBe('ramp');
    expect(profile?.kind === 'ramp' && Math.abs(profile.startS - 600)).toBeLessThan(20);
  });

  it('takes a slow ramp of few watts for a ramp', () => {
    expect(readLoadProfile(drawn([180, 0], [800, 0, 53], [60, 0]), 5)).toMatchObject({ kind: 'ramp' });
  });

  it('says the rate of steps from level to level, however short the last one is', () => {
    const profile = readLoadProfile(
      drawn([180, 20], [180, 60], [180, 100], [180, 140], [20, 180], [300, 20]),
      5,
    );
    expect(profile).toMatchObject({ kind: 'steps', ratePerMin: 40 / 3, endS: 740 });
  });

  it('does not end a step test at the pauses for blood samples', () => {
    const steps = [80, 120, 160, 200, 240].flatMap(
      (watts) =>
        [
          [180, watts],
          [30, 0],
        ] as const,
    );
    expect(readLoadProfile(drawn([60, 0], ...steps, [60, 0]), 5)).toMatchObject({
      kind: 'steps',
      startS: 60,
    });
  });

  it('tells earlier stages, and leaves out a bout after the test', () => {
    const before = [
      [240, 80],
      [240, 120],
      [120, 20],
    ] as const;
    const stages = readLoadProfile(drawn(...before, [480, 20, 260], [300, 20], [120, 280], [60, 20]), 5);
    expect(stages).toMatchObject({ kind: 'ramp', stages: { startS: 0, endS: 480 } });
    expect(stages?.kind === 'ramp' && Math.abs(stages.endS - 1080)).toBeLessThan(10);
  });

  it('takes a load that lasts for constant even between a long warm-up and recovery', () => {
    expect(readLoadProfile(drawn([300, 40], [300, 150], [300, 40]), 5)).toEqual({
      kind: 'constant',
      startS: 300,
      endS: 600,
    });
  });

  it('has nothing to say about a load that is never on', () => {
    expect(readLoadProfile(drawn([600, 0]), 5)).toBeUndefined();
  });
});
