import type { AnyAnalysis } from '#analyses/analysis.ts';
import type { Result } from '#core/result.ts';

type Checks = Pick<AnyAnalysis, 'checkOptions' | 'defaultOptions' | 'withKept'>;

/** Options as stored, checked by their analysis; its defaults where it cannot use them. */
export function usableOptions({ checkOptions, defaultOptions }: Checks, stored: unknown): unknown {
  const checked: Result<unknown> = checkOptions(stored);
  return checked.ok ? checked.value : defaultOptions;
}

/**
 * The options of a new batch as the user chose them on this device; the analysis' defaults where nothing, or nothing
 * that it can use, is stored. A salt for subject ids is never taken from there: each batch gets its own, unless one is
 * given for all of them. `kept` is what this device keeps for the analysis beside its options.
 */
export function newBatchOptions(analysis: Checks, stored: unknown, salt = '', kept?: unknown): unknown {
  const isChosen = typeof stored === 'object' && stored !== null;
  const { subjectSalt: _salt, ...chosen } = isChosen ? (stored as Readonly<Record<string, unknown>>) : {};
  const plain = isChosen ? usableOptions(analysis, chosen) : (analysis.defaultOptions as unknown);
  const options: unknown = kept === undefined ? plain : (analysis.withKept?.(plain, kept) ?? plain);
  const takesSalt = typeof options === 'object' && options !== null && 'subjectSalt' in options;
  return takesSalt && salt !== '' ? { ...options, subjectSalt: salt } : options;
}
