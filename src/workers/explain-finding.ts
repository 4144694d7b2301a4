import type { AnyAnalysis, Tools } from '#analyses/analysis.ts';
import { failFile, type Result } from '#core/result.ts';

/** Asks an analysis what drove a stored finding; fault `cannot-explain` where it knows no answer. */
export async function explainFinding(
  analysis: AnyAnalysis | undefined,
  finding: unknown,
  rawOptions: unknown,
  tools: Tools,
): Promise<Result<unknown>> {
  if (analysis?.explain === undefined)
    return failFile('unsupported', 'cannot-explain', 'this analysis cannot say what drove its answer');
  const options: Result<unknown> = analysis.checkOptions(rawOptions);
  return options.ok ? analysis.explain(finding, options.value, tools) : options;
}
