import type { Occlusion, OccludedThreshold } from '../../model/decoding/occlusion.ts';
import { signedSeconds } from './domain-words.ts';

/** What becomes of the answer without one part of the input, as a table lists it. */
export type OcclusionRow = { readonly hidden: string; readonly vt1: string; readonly vt2: string };

const titles: Readonly<Record<Occlusion['group'], string>> = {
  ve: 'Ventilation (VE)',
  'end-tidal': 'End-tidal pressures',
  'vt-rf': 'Tidal volume and breathing frequency',
  hr: 'Heart rate',
  load: 'Work rate or speed',
};

/** Those that move the answer most come first: a lost threshold above any shift. */
export function occlusionRows(occlusions: readonly Occlusion[]): readonly OcclusionRow[] {
  return occlusions
    .map((occlusion) => ({ occlusion, influence: influenceOf(occlusion) }))
    .toSorted((a, b) => (a.influence === b.influence ? 0 : b.influence - a.influence))
    .map(({ occlusion: { group, vt1, vt2 } }) => ({
      hidden: titles[group],
      vt1: inWords(vt1),
      vt2: inWords(vt2),
    }));
}

function influenceOf({ vt1, vt2 }: Occlusion): number {
  return Math.max(Math.abs(vt1.movesS ?? Infinity), Math.abs(vt2.movesS ?? Infinity));
}

/** "−20 s, interval 14 s wider". */
function inWords({ movesS, widensS }: OccludedThreshold): string {
  if (movesS === undefined) return 'not found';
  const width = Math.round(widensS ?? 0);
  if (width === 0) return signedSeconds(movesS);
  const seconds = String(Math.abs(width));
  return width > 0
    ? `${signedSeconds(movesS)}, interval ${seconds} s wider`
    : `${signedSeconds(movesS)}, interval ${seconds} s narrower`;
}
