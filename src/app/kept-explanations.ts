import { findAnalysis } from '#analyses/registry.ts';

/** What this device keeps, by what an analysis declares that explains its findings. */
const keptHere = {
  'code-books': async (): Promise<unknown> =>
    (await import('./code-books/open-code-books.ts')).openCodeBooks().kept(),
} as const;

/**
 * What this device keeps that explains the findings of an analysis, as plain data, loaded when asked for; undefined
 * where it is nothing.
 */
export function keptFor(analysisId: string): (() => Promise<unknown>) | undefined {
  const what = findAnalysis(analysisId)?.explainedBy;
  return what && keptHere[what];
}

/** The same at once; undefined where it cannot be read: a report without explanations is better than none. */
export async function keptOf(analysisId: string): Promise<unknown> {
  return keptFor(analysisId)?.().catch(() => undefined);
}
