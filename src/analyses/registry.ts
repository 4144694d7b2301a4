import type { AnalysisManifest } from './analysis.ts';

/** The only list of analyses. Metadata loads at once; code when first used. */
export const analyses: readonly AnalysisManifest[] = [];

/** The manifest with this id; undefined for an unknown one (a batch made by another version). */
export function findAnalysis(id: string): AnalysisManifest | undefined {
  return analyses.find((manifest) => manifest.id === id);
}
