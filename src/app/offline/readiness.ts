import type { AnalysisManifest } from '#analyses/analysis.ts';
import type { PartId, StoredPart } from '#service-worker/shipped.ts';

export type { PartId };

/** Whether an analysis can do its work here without a network, and how large that is, or what of it is not here. */
export type Readiness =
  | { readonly isReady: true; readonly bytes: number }
  | { readonly isReady: false; readonly missing: readonly StoredPart[] };

type Accepting = Pick<AnalysisManifest, 'accepts'>;

/** What is read by the part that reads PDFs and pictures. */
const readAsPictures = new Set<string>(['.pdf', '.jpg', '.jpeg', '.png', '.webp']);

/** The parts of the app without which an analysis cannot read its files. */
export function neededParts({ accepts }: Accepting): readonly PartId[] {
  return accepts.some((ending) => readAsPictures.has(ending)) ? ['app', 'pictures'] : ['app'];
}

/** How far what an analysis needs is on this device; `stored` is empty where the service worker does not tell. */
export function readinessFor(analysis: Accepting, stored: readonly StoredPart[]): Readiness {
  const ids = neededParts(analysis);
  const needed = stored.filter(({ id }) => ids.includes(id));
  const missing = needed.filter((part) => !isWhole(part));
  if (missing.length > 0 || needed.length < ids.length) return { isReady: false, missing };
  return { isReady: true, bytes: needed.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/**
 * The parts that are to come down without being asked for: what any analysis needs, so that whoever opened Benchside
 * once can do all of its work where there is no network. Not on a connection that the user pays for by its bytes.
 */
export function wantedInBackground(
  analyses: readonly Accepting[],
  stored: readonly StoredPart[],
  { isOnline, savesData }: { readonly isOnline: boolean; readonly savesData: boolean },
): readonly PartId[] {
  const missing = stored.filter((part) => !isWhole(part)).map(({ id }) => id);
  if (!isOnline || savesData || missing.includes('app')) return [];
  const needed = new Set(analyses.flatMap(neededParts));
  return missing.filter((id) => needed.has(id));
}

/** Whether all of a part is here. */
export function isWhole({ bytes, storedBytes }: StoredPart): boolean {
  return storedBytes >= bytes;
}
