import type { Analysis, Named, SourceFile, Tools } from '#analyses/analysis.ts';
import type { Result } from '#core/result.ts';
import { expect } from 'vitest';
import { noTools } from '../support/no-tools.ts';

/**
 * The one golden helper: read → analyse → report on one file, and what must hold for every analysis. The same bytes
 * under another name give the same finding; the finding survives structured clone and JSON unchanged, the report too; a second
 * run gives the same bytes; made anew from what was stored, without the file, it is the same. Returns the result, a fault included, for the test's own expectations.
 */
export async function checkAnalysis<Input, Options, Finding>(
  analysis: Analysis<Input, Options, Finding>,
  file: SourceFile,
  options: Options = analysis.defaultOptions,
  tools: Tools = noTools,
): Promise<Result<Finding>> {
  const result = await run(analysis, file, options, tools);
  const text = JSON.stringify(result);
  expect(JSON.stringify(await run(analysis, file, options, tools)), 'a second run').toBe(text);
  const renamed = { ...file, name: 'under another name.bin' };
  expect(JSON.stringify(await run(analysis, renamed, options, tools)), 'under another name').toBe(text);
  expectPlainData(result);
  if (!result.ok) return result;

  const stored = JSON.parse(JSON.stringify(result.value)) as Finding;
  const anew = await analysis.recompute?.(stored, options, tools, file.facts);
  if (anew !== undefined) expect(JSON.stringify(anew), 'made anew').toBe(text);

  const named: Named<Finding> = { name: file.name, finding: result.value };
  const report = analysis.report(named, options);
  expect(structuredClone(report)).toEqual(report);
  expectStableJson(report);
  expect(JSON.stringify(analysis.report(named, options)), 'a second report').toBe(JSON.stringify(report));
  expectPlainData(analysis.remarks(result.value));
  expect(['success', 'partial']).toContain(analysis.completeness(result.value));
  const names = analysis.columns.map((column) => column.name);
  expect(new Set(names).size, 'column names are unique').toBe(names.length);
  for (const column of analysis.columns) {
    const value = column.value(result.value);
    if (typeof value === 'number') expect(Number.isFinite(value), `${column.name} is finite`).toBe(true);
    else expect(value, `${column.name} is absent or a value`).not.toBeNull();
  }
  return result;
}

async function run<Input, Options, Finding>(
  analysis: Analysis<Input, Options, Finding>,
  file: SourceFile,
  options: Options,
  tools: Tools,
): Promise<Result<Finding>> {
  // A copy each time: no run may see what another has done to the bytes.
  const input = await analysis.read({ ...file, bytes: file.bytes.slice() }, options, tools);
  return input.ok ? analysis.analyse(input.value, options, tools) : input;
}

/** Survives structured clone and JSON; no NaN or infinity, which JSON would turn into null. */
function expectPlainData(value: unknown): void {
  expect(structuredClone(value)).toEqual(value);
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  expectStableJson(value);
}

/** A report's empty table cells are undefined, which JSON writes as null; everything else must come back. */
function expectStableJson(value: unknown): void {
  const text = JSON.stringify(value);
  expect(JSON.stringify(JSON.parse(text))).toBe(text);
}
