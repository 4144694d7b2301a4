import { describe, expect, it } from 'vitest';
import type { Remark } from '#core/remark.ts';
import { gradeQuality } from './quality.ts';

const remarks = (...severities: Remark['severity'][]): Remark[] =>
  severities.map((severity) => ({ code: 'x', severity, detail: 'x' }));

describe('the grade of a measurement', () => {
  it.each([
    ['A', remarks('note', 'note'), true, true],
    ['B', remarks('warning', 'warning'), true, true],
    ['C', remarks('warning', 'warning', 'warning'), true, true],
    ['C', remarks('serious'), true, true],
    ['C', remarks('note'), true, false],
    ['D', remarks('serious', 'serious'), true, true],
    ['D', [], false, false],
  ] as const)('%s', (grade, found, hasPeak, thresholds) => {
    expect(gradeQuality(found, hasPeak, thresholds)).toBe(grade);
  });
});
