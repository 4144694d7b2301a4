import { describe, expect, it } from 'vitest';
import { cpet } from '#analyses/cpet/index.ts';
import { defaultCpetOptions, type CpetOptions } from '#analyses/cpet/options.ts';
import type { Convention } from '#analyses/cpet/model/domain-answer.ts';
import { simulateTest } from '#analyses/cpet/simulate/plain-test.ts';
import { writeGenericCsv } from '#analyses/cpet/simulate/writers/small-formats.ts';
import { openNodeTools } from '../support/node-inference.ts';
import { noTools } from '../support/no-tools.ts';
import { makeFile } from '../support/write-workbook.ts';
import { checkAnalysis } from './check-analysis.ts';

const conventions: readonly Convention[] = [
  { kind: 'none' },
  { kind: 'readers' },
  {
    kind: 'laboratory',
    name: 'Drawn',
    tests: 12,
    vt1OffsetS: 30,
    vt1SdS: 30,
    vt2OffsetS: 10,
    vt2SdS: 25,
  },
];

async function findingOf(seed: number, options: Partial<CpetOptions>, tools = openNodeTools()) {
  const test = simulateTest(seed, { protocol: 'ramp' });
  const bytes = makeFile(writeGenericCsv(test, { delimiter: ';' })).bytes;
  const file = { name: 'test.csv', bytes };
  const result = await checkAnalysis(cpet, file, { ...defaultCpetOptions, ...options }, await tools);
  if (!result.ok) throw new Error('refused');
  return { test, finding: result.value };
}

describe('the network in the whole way of a file', () => {
  it.each(conventions)(
    'answers under the convention $kind, in order, and leads the table',
    async (convention) => {
      const { test, finding } = await findingOf(3, { thresholdConvention: convention });
      const { domains } = finding;
      if (domains?.state !== 'answered') throw new Error('no answer');
      expect(domains.convention).toEqual(convention);
      const { vt1, vt2, curves } = domains;
      if (!vt1.found || !vt2.found) throw new Error('not found');
      expect(vt1.timeS).toBeLessThan(vt2.timeS);
      curves.timeS.forEach((_, i) => {
        const sum = (curves.moderate[i] ?? 0) + (curves.heavy[i] ?? 0) + (curves.severe[i] ?? 0);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-9);
      });
      const { low, high } = vt2.timeIntervalsS.interval90;
      const truthS = test.truth.vt2?.timeS;
      expect(truthS).toBeGreaterThan(low - 30);
      expect(truthS).toBeLessThan(high + 30);
      const cell = (name: string) => cpet.columns.find((column) => column.name === name)?.value(finding);
      expect(cell('vt1_source')).toBe('network');
      expect(cell('vt1_time_s')).toBe(vt1.timeS);
      expect(cell('vt1_classical_time_s')).not.toBe(vt1.timeS);
    },
  );

  it('leaves the lead to the classical methods where it cannot run, and says why', async () => {
    const { finding } = await findingOf(3, {}, Promise.resolve(noTools));
    expect(finding.domains).toEqual({
      state: 'refused',
      code: 'model-unavailable',
      detail: 'no network is lent here',
    });
    const source = cpet.columns.find((column) => column.name === 'vt2_source');
    expect(source?.value(finding)).toBe('classical');
  });
});
