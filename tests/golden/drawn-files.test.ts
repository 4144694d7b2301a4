import { describe, expect, it } from 'vitest';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { cpet } from '#analyses/cpet/index.ts';
import { simulateTest, type SimulateOptions } from '#analyses/cpet/simulate/plain-test.ts';
import { writeGenericCsv } from '#analyses/cpet/simulate/writers/small-formats.ts';
import { faultCode } from '#core/result.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { makeFile } from '../support/write-workbook.ts';
import { checkAnalysis } from './check-analysis.ts';

async function find(name: string, bytes: Uint8Array): Promise<CpetFinding | string> {
  const result = await checkAnalysis(cpet, { name, bytes });
  return result.ok ? result.value : faultCode(result.fault);
}

async function findSimulated(seed: number, options: SimulateOptions) {
  const test = simulateTest(seed, options);
  const finding = await find('test.csv', makeFile(writeGenericCsv(test, { delimiter: ';' })).bytes);
  if (typeof finding === 'string') throw new Error(finding);
  return { test, finding };
}

describe('the sample batch', () => {
  it.each(sampleFiles().map((file) => [file.fileName, file.bytes] as const))('%s', async (name, bytes) => {
    const finding = await find(name, bytes);
    if (name.includes('cut-off')) return expect(finding).toBe('workbook-damaged');
    if (typeof finding === 'string') return expect.fail(finding);
    expect(finding.peaks.vo2PeakMlPerMin).toHaveProperty('value');
    const incremental = finding.phases.some((phase) => phase.phase === 'incremental');
    expect(incremental).toBe(!name.includes('constant-load'));
    for (const [i, phase] of finding.phases.entries()) {
      expect(phase.endS).toBeGreaterThan(phase.startS);
      expect(phase.startS).toBeGreaterThanOrEqual(finding.phases[i - 1]?.endS ?? phase.startS);
    }
  });
});

describe('tests with a known truth', () => {
  it.each([1, 2, 3, 4])('ramp %i: VO2peak, phases and rate', async (seed) => {
    const { test, finding } = await findSimulated(seed, { protocol: 'ramp' });
    const peak = finding.peaks.vo2PeakMlPerMin;
    expect(Math.abs(('value' in peak ? peak.value : 0) / test.truth.vo2PeakMlPerMin - 1)).toBeLessThan(0.06);
    const incremental = finding.phases.find((phase) => phase.phase === 'incremental');
    expect(Math.abs((incremental?.startS ?? 0) - test.phases.incrementalS)).toBeLessThan(20);
    expect(Math.abs((incremental?.endS ?? 0) - test.phases.recoveryS)).toBeLessThan(20);
    expect(finding.protocol).toMatchObject({ kind: 'ramp', mode: 'cycle' });
    expect(finding.phases.map((phase) => phase.phase)).toEqual([
      'rest',
      'warm-up',
      'incremental',
      'recovery',
    ]);
    expect(finding.completeness).toBe('success');
  });

  it('steps and stages before a ramp are told apart', async () => {
    const steps = await findSimulated(7, { protocol: 'steps' });
    expect(steps.finding.protocol.kind).toBe('steps');
    expect(Math.abs((steps.finding.protocol.stepDurationS ?? 0) - 180)).toBeLessThan(5);
    const both = await findSimulated(7, { protocol: 'stages-then-ramp' });
    expect(both.finding.protocol.kind).toBe('stages-then-ramp');
  });

  it('a constant load has averages and peaks, no thresholds, and says why', async () => {
    const { finding } = await findSimulated(7, { protocol: 'constant-load' });
    expect(finding.thresholdsImpossible).toEqual(['constant-load']);
    expect(finding.completeness).toBe('partial');
    expect(finding.vo2PeakByAveraging).toHaveLength(168);
    const report = cpet.report({ name: 'test.csv', finding }, cpet.defaultOptions);
    expect(JSON.stringify(report)).toContain('not a maximal value');
  });
});
