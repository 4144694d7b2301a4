import type { AnalysisManifest } from './analysis.ts';
import { shippedModel } from './cpet/model/shipped-model.ts';
import { cpetVersion } from './cpet/version.ts';

/** The only list of analyses. Metadata loads at once; code when first used. */
export const analyses: readonly AnalysisManifest[] = [
  {
    id: 'cpet',
    version: cpetVersion,
    title: 'Exercise tests',
    itemNoun: { one: 'test', many: 'tests' },
    accepts: ['.csv', '.tsv', '.txt', '.dat', '.xlsx', '.xls', '.xml', '.json'],
    load: async () => (await import('./cpet/index.ts')).cpet,
    shippedModels: [shippedModel],
    loadModelRules: async () => (await import('./cpet/model/user-models/model-rules.ts')).cpetModelRules,
    loadCohort: async () => (await import('./cpet/cohort/cohort-plan.ts')).cpetCohort,
  },
];

/** The manifest with this id; undefined for an unknown one (a batch made by another version). */
export function findAnalysis(id: string): AnalysisManifest | undefined {
  return analyses.find((manifest) => manifest.id === id);
}
