import type { FindingView } from '#ui/finding-view.ts';

/** The only list of views, by the analysis' id. The code loads when first used. */
const views: Readonly<Record<string, () => Promise<FindingView>>> = {
  cpet: async () => (await import('./cpet/view/cpet-view.ts')).cpetView,
  'knowledge-test': async () =>
    (await import('./knowledge-test/view/knowledge-test-view.ts')).knowledgeTestView,
};

/** The view of an analysis; undefined where it has none and its report is all there is. */
export function viewOf(analysisId: string): Promise<FindingView | undefined> {
  const load = Object.hasOwn(views, analysisId) ? views[analysisId] : undefined;
  return load?.() ?? Promise.resolve(undefined);
}
