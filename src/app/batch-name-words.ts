import { findAnalysis } from '#analyses/registry.ts';
import { dayText } from '#language/dates.ts';
import { term } from '#language/terms.ts';

/**
 * A title for a batch from what was dropped: the folder they share, else the one file's name, else that of the
 * analysis. Where files are often called after people, loose ones give the batch no name but their kind and the day:
 * "Reports of 21 Nov 2026". In the language of the page: the user may change it, and the program never reads it.
 * undefined: nothing was dropped.
 */
export function nameBatch(
  analysisId: string,
  paths: readonly string[],
  atMs: number = Date.now(),
): string | undefined {
  const manifest = findAnalysis(analysisId);
  const [first] = paths;
  if (first === undefined) return undefined;
  const namesPeople = manifest?.filesNamePeople === true;
  if (paths.length === 1 && !namesPeople) return first.slice(first.lastIndexOf('/') + 1);
  const folder = first.split('/')[0];
  const shared = first.includes('/') && paths.every((path) => path.startsWith(`${folder ?? ''}/`));
  if (shared) return folder;
  if (!namesPeople) return manifest && term(manifest.title);
  // @wc-context: files of a day
  return `${capitalised(term(manifest.itemNoun.many))} of ${dayText(atMs)}`;
}

function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
