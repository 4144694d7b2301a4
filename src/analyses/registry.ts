import type { AnalysisManifest } from './analysis.ts';
import { shippedModel } from './cpet/model/shipped-model.ts';
import { cpetVersion } from './cpet/version.ts';
import { knowledgeTestDisclaimer } from './knowledge-test/disclaimer.ts';
import { knowledgeTestVersion } from './knowledge-test/version.ts';

/** The only list of analyses. Metadata loads at once; code when first used. */
export const analyses: readonly AnalysisManifest[] = [
  {
    id: 'cpet',
    version: cpetVersion,
    title: 'Exercise tests',
    itemNoun: { one: 'test', many: 'tests' },
    disclaimer: 'Not a medical device.',
    accepts: ['.csv', '.tsv', '.txt', '.dat', '.xlsx', '.xls', '.xml', '.json'],
    load: async () => (await import('./cpet/index.ts')).cpet,
    shippedModels: [shippedModel],
    loadModelRules: async () => (await import('./cpet/model/user-models/model-rules.ts')).cpetModelRules,
    loadCohort: async () => (await import('./cpet/cohort/cohort-plan.ts')).cpetCohort,
  },
  {
    id: 'knowledge-test',
    version: knowledgeTestVersion,
    title: 'Knowledge test reports',
    itemNoun: { one: 'report', many: 'reports' },
    disclaimer: knowledgeTestDisclaimer,
    filesNamePeople: true,
    explainedBy: 'code-books',
    formsClasses: true,
    accepts: ['.pdf', '.jpg', '.jpeg', '.png', '.webp'],
    load: async () => (await import('./knowledge-test/index.ts')).knowledgeTest,
    lanes: [
      // Their text is there already: one after another they keep up with any hand.
      { id: 'pdf', endings: ['.pdf'], atOnce: 1 },
      { id: 'picture', endings: ['.jpg', '.jpeg', '.png', '.webp'], atOnce: 5 },
    ],
    limits: { files: 30, batchBytes: 100 * 1024 * 1024, filesAtMost: 1000 },
  },
];

/** The manifest with this id; undefined for an unknown one (a batch made by another version). */
export function findAnalysis(id: string): AnalysisManifest | undefined {
  return analyses.find((manifest) => manifest.id === id);
}

/** Whether batches of this analysis are also classes of people. */
export function formsClasses(id: string): boolean {
  return findAnalysis(id)?.formsClasses === true;
}
