import { describe, expect, it } from 'vitest';
import { phaseOf, thresholdOf } from './words.ts';

describe('words between the numbers', () => {
  it.each([
    ['REST', 'rest'],
    ['Ruhe', 'rest'],
    ['WARMUP', 'warm-up'],
    ['Erwärmung', 'warm-up'],
    ['Unbelastetes Treten', 'warm-up'],
    ['Avvio Esercizio', 'exercise'],
    ['Stufe 3', 'exercise'],
    ['Avvio Recupero', 'recovery'],
    ['Erholung', 'recovery'],
  ] as const)('%s begins %s', (text, phase) => {
    expect(phaseOf(text)).toBe(phase);
  });

  it.each(['NONE', '0', '1', 'V02 Max', ''])('%s names no phase', (text) => {
    expect(phaseOf(text)).toBeUndefined();
  });

  it('names thresholds and nothing else', () => {
    expect(['AT', 'VT1', 'RC', 'VT 2', 'V02 Max', 'VT1 % Norm'].map(thresholdOf)).toEqual([
      'VT1',
      'VT1',
      'VT2',
      'VT2',
      undefined,
      undefined,
    ]);
  });
});
