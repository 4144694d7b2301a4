/** What this device keeps that explains the findings of an analysis, loaded when asked for; undefined where it is nothing. */
export function keptFor(analysisId: string): (() => Promise<unknown>) | undefined {
  return analysisId === 'knowledge-test'
    ? async () => (await import('./code-books/open-code-books.ts')).openCodeBooks().lookUp()
    : undefined;
}
