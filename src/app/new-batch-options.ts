import type { AnyAnalysis } from '#analyses/analysis.ts';

/**
 * The options of a new batch as the user chose them on this device; the analysis' defaults where nothing, or nothing
 * that it can use, is stored. A salt for subject ids is never taken from there: each batch gets its own.
 */
export function newBatchOptions(
  { checkOptions, defaultOptions }: Pick<AnyAnalysis, 'checkOptions' | 'defaultOptions'>,
  stored: unknown,
): unknown {
  if (typeof stored !== 'object' || stored === null) return defaultOptions;
  const { subjectSalt: _salt, ...chosen } = stored as Readonly<Record<string, unknown>>;
  const checked = checkOptions(chosen);
  return checked.ok ? checked.value : defaultOptions;
}
