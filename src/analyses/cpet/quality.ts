import type { Remark } from '#core/remark.ts';

/**
 * A simple grade of the measurement, from its remarks:
 * A: no warning; B: one or two warnings; C: three or more warnings, one serious remark, or no thresholds possible;
 * D: no VO2peak, or two or more serious remarks.
 */
export function gradeQuality(
  remarks: readonly Remark[],
  hasVo2Peak: boolean,
  thresholdsPossible: boolean,
): 'A' | 'B' | 'C' | 'D' {
  const count = (severity: Remark['severity']) =>
    remarks.filter((remark) => remark.severity === severity).length;
  const serious = count('serious');
  const warnings = count('warning');
  if (!hasVo2Peak || serious >= 2) return 'D';
  if (serious === 1 || warnings >= 3 || !thresholdsPossible) return 'C';
  return warnings > 0 ? 'B' : 'A';
}
