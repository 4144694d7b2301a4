/**
 * What this device keeps that explains the findings of an analysis, as plain data, loaded when asked for; undefined
 * where it is nothing.
 */
export function keptFor(analysisId: string): (() => Promise<unknown>) | undefined {
  return analysisId === 'knowledge-test'
    ? async () => (await import('./code-books/open-code-books.ts')).openCodeBooks().kept()
    : undefined;
}

/** The same at once; undefined where it cannot be read: a report without explanations is better than none. */
export async function keptOf(analysisId: string): Promise<unknown> {
  return keptFor(analysisId)?.().catch(() => undefined);
}
