import type { Recording } from '../recording.ts';
import type { Bout } from './bouts.ts';
import type { Vo2Course } from './vo2-course.ts';

/** A stated phase may begin this long before the first row (a mouthpiece put in late), and is as stated then. */
const earlyS = 60;

/**
 * The exercise that the file states: the stated stretch that holds VO2peak, else the longest. Undefined where none is
 * stated, where less than two minutes of it were recorded, or where the phase column says nothing: one word for the whole file.
 */
export function statedExercise(recording: Recording, course: Vo2Course): Bout | undefined {
  const { statedPhases, timeS } = recording;
  const lastS = timeS.at(-1) ?? 0;
  const firstS = timeS[0] ?? 0;
  const bouts: Bout[] = [];
  statedPhases.forEach((phase, i) => {
    if (phase.phase !== 'exercise') return;
    const next = statedPhases[i + 1];
    const last = bouts.at(-1);
    const endS = Math.min(next?.startS ?? lastS, lastS);
    if (last?.endS === phase.startS) bouts[bouts.length - 1] = { startS: last.startS, endS };
    // Rows that are missing cannot have been exercise of this test.
    else bouts.push({ startS: phase.startS < firstS - earlyS ? firstS : phase.startS, endS });
  });
  const only = bouts.length === 1 ? bouts[0] : undefined;
  if (only !== undefined && only.startS <= firstS + 5 && only.endS >= lastS - 5) return undefined;
  // VO2 may peak a little after the load is gone.
  const atPeak = bouts.find((bout) => course.peakTimeS >= bout.startS && course.peakTimeS <= bout.endS + 30);
  const longest = [...bouts].sort((a, b) => b.endS - b.startS - (a.endS - a.startS))[0];
  const chosen = atPeak ?? longest;
  if (chosen === undefined || chosen.endS - chosen.startS < 120) return undefined;
  // Where no recovery is stated, exercise still ends when VO2 has left its peak for good.
  const openEnded = chosen.endS >= lastS && chosen.startS < course.peakTimeS;
  return openEnded ? { startS: chosen.startS, endS: Math.min(lastS, course.lastAtPeakS + 15) } : chosen;
}
