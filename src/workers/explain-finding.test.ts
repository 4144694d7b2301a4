import { expect, it } from 'vitest';
import type { AnyAnalysis } from '#analyses/analysis.ts';
import { cpet } from '#analyses/cpet/index.ts';
import { analyseRecording } from '#analyses/cpet/analyse.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { recordingOfTest } from '#analyses/cpet/simulate/physiology/recording-of-test.ts';
import { idealRecord, simulatePhysiology } from '#analyses/cpet/simulate/physiology/simulate-physiology.ts';
import { openNodeTools } from '../../tests/support/node-inference.ts';
import { noTools } from '../../tests/support/no-tools.ts';
import { explainFinding } from './explain-finding.ts';

const finding = analyseRecording(
  recordingOfTest(simulatePhysiology(12, { ...idealRecord, hardNegative: 'none' })),
  defaultCpetOptions,
);

it('each group of channels that a test has is hidden in turn', async () => {
  const stored: unknown = JSON.parse(JSON.stringify(finding));
  const answer = await explainFinding(cpet, stored, defaultCpetOptions, await openNodeTools());
  expect(answer).toMatchObject({
    ok: true,
    value: [{ group: 've' }, { group: 'end-tidal' }, { group: 'vt-rf' }, { group: 'hr' }, { group: 'load' }],
  });
});

it('a runtime that fails, and an analysis that cannot say, are faults', async () => {
  expect(await explainFinding(cpet, finding, defaultCpetOptions, noTools)).toMatchObject({
    fault: { kind: 'model' },
  });
  const { explain: _none, ...silent }: AnyAnalysis = cpet;
  expect(await explainFinding(silent, finding, {}, noTools)).toMatchObject({
    fault: { code: 'cannot-explain' },
  });
});
