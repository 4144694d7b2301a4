import { expect, it } from 'vitest';
import { blockName, chooseSections, defaultSections } from '#reports/sections.ts';
import { cpet } from './index.ts';
import { reportSections } from './report-sections.ts';
import { simulateTest } from './simulate/plain-test.ts';
import { writeExerciseThresholds } from './simulate/writers/labelled-formats.ts';
import { noTools } from '../../../tests/support/no-tools.ts';
import { makeFile } from '../../../tests/support/write-workbook.ts';

it('every block of a test’s report is in a section, and none twice', async () => {
  const { fileName, bytes } = makeFile(writeExerciseThresholds(simulateTest(1)));
  const options = cpet.defaultOptions;
  const read = await cpet.read({ name: fileName, bytes }, options, noTools);
  const finding = read.ok ? await cpet.analyse(read.value, options, noTools) : read;
  if (!finding.ok) throw new Error('the drawn test is not analysed');
  const report = cpet.report({ name: fileName, finding: finding.value }, options);
  const named = reportSections.flatMap(({ blocks }) => blocks);
  expect(new Set(named).size).toBe(named.length);
  expect(report.blocks.map(blockName).filter((name) => !named.includes(name))).toEqual([]);
  const all = chooseSections(
    report,
    reportSections,
    reportSections.map(({ id }) => id),
  );
  expect(all.blocks).toHaveLength(report.blocks.length);
  expect(
    chooseSections(report, reportSections, defaultSections(reportSections)).blocks.map(blockName),
  ).toContain('Metrics');
});
