import { expect, it } from 'vitest';
import { defaultCpetOptions } from '../options.ts';
import { averagingLength, optionsInWords } from './options-words.ts';

it('the options of a batch stand in one line', () => {
  expect(optionsInWords(defaultCpetOptions)).toBe(
    'VO2peak: moving 30 s · predicted by Wasserman and Hansen, Tanaka 2001 · VT1 and VT2: readers in general',
  );
  expect(
    optionsInWords({
      ...defaultCpetOptions,
      peakAveraging: { kind: 'moving-breaths', length: 15 },
      vo2MaxEquation: 'friend-2017',
      hrMaxEquation: 'fox-1971',
      thresholdConvention: { kind: 'none' },
      comparedModels: ['one', 'two'],
    }),
  ).toBe(
    'VO2peak: moving 15 breaths · predicted by FRIEND 2017 (treadmill), 220 − age · VT1 and VT2: physiological breakpoint · 2 models of your own beside',
  );
});

it('a typed length stays a whole number of 5 to 60', () => {
  expect(['30', '4', '61', '12.4', '', 'x'].map(averagingLength)).toEqual([
    30,
    5,
    60,
    12,
    undefined,
    undefined,
  ]);
});
