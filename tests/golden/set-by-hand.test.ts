import { expect, it } from 'vitest';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { domainStretches } from '#analyses/cpet/domain-stretches.ts';
import { automaticThreshold, headlineThreshold } from '#analyses/cpet/headline-thresholds.ts';
import { cpet } from '#analyses/cpet/index.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { simulateTest } from '#analyses/cpet/simulate/plain-test.ts';
import { writeGenericCsv } from '#analyses/cpet/simulate/writers/small-formats.ts';
import type { Adjustments } from '#core/review.ts';
import { openNodeTools } from '../support/node-inference.ts';
import { makeFile } from '../support/write-workbook.ts';
import { checkAnalysis } from './check-analysis.ts';

it('with the network: what is set by hand leads, breaths are asked about again, and all of it can be taken back', async () => {
  const tools = await openNodeTools();
  const bytes = makeFile(writeGenericCsv(simulateTest(3, { protocol: 'ramp' }), { delimiter: ';' })).bytes;
  const analysed = await checkAnalysis(cpet, { name: 'test.csv', bytes }, defaultCpetOptions, tools);
  if (!analysed.ok) throw new Error('refused');
  const automatic = analysed.value;
  const anew = async (adjustments: Adjustments, of: CpetFinding): Promise<CpetFinding> => {
    const stored = JSON.parse(JSON.stringify(of)) as CpetFinding;
    const made = await cpet.recompute?.(stored, defaultCpetOptions, tools, undefined, adjustments);
    if (made?.ok !== true) throw new Error('refused');
    return made.value;
  };
  const own = headlineThreshold('VT1', automatic);
  if (own?.found !== true || own.source !== 'network') throw new Error('no answer');

  // Put where the network has it, a threshold has the network's own numbers.
  const same = headlineThreshold('VT1', await anew({ vt1: { timeS: own.timeS } }, automatic));
  const { interval90S: _interval, interval90Vo2MlPerMin: _vo2, ...values } = own;
  expect(same).toEqual({ ...values, source: 'adjusted' });

  // Breaths left out change what the network sees; the threshold by hand stays where it was put.
  const timeS = own.timeS + 15;
  const rows = Array.from({ length: 20 }, (_, i) => Math.floor(automatic.series.timeS.length / 2) + i);
  const changed = await anew({ vt1: { timeS }, excluded: { rows } }, automatic);
  expect(headlineThreshold('VT1', changed)).toMatchObject({ source: 'adjusted', timeS });
  expect(automaticThreshold('VT1', changed)).not.toEqual(own);
  expect(domainStretches(changed).map(({ domain, startS }) => [domain, startS])).toContainEqual([
    'heavy',
    timeS,
  ]);
  expect(domainStretches(automatic).map(({ domain }) => domain)).toEqual(['moderate', 'heavy', 'severe']);

  expect(JSON.stringify(await anew({}, changed))).toBe(JSON.stringify(automatic));
});
