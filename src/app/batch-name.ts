import { findAnalysis } from '#analyses/registry.ts';
import { dayInWords } from '#core/day-in-words.ts';

/**
 * A title for a batch from what was dropped: the folder they share, else the one file's name, else undefined, and the
 * batch is called after its analysis. Where files are often called after people, loose ones give the batch no name but
 * their kind and the day: "Reports of 21 Nov 2026".
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
  return namesPeople ? `${capitalised(manifest.itemNoun.many)} of ${dayInWords(atMs)}` : undefined;
}

function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
