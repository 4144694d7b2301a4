import type { ThresholdLabel } from '#analyses/cpet/model/labels/label.ts';
import type { Mark, Marks } from './marks.ts';

/** Marks lie in localStorage beside the settings, batch by batch, so that typing is not lost. */
const prefix = 'benchside.marks.';

/** The marks typed for a batch; none where nothing usable is kept. */
export function keptMarks(batchId: string): Marks {
  try {
    return parseMarks(JSON.parse(localStorage.getItem(prefix + batchId) ?? '{}'));
  } catch {
    return {}; // storage barred, or damaged
  }
}

/** Keeps the marks of a batch; those of a private window that refuses last as long as the page. */
export function keepMarks(batchId: string, marks: Marks): void {
  try {
    if (Object.keys(marks).length === 0) localStorage.removeItem(prefix + batchId);
    else localStorage.setItem(prefix + batchId, JSON.stringify(marks));
  } catch {
    // nothing to be done: the marks are on the page still
  }
}

/** Forgets the marks of batches that are gone. */
export function forgetMarksExcept(batchIds: readonly string[]): void {
  const keys = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place));
  for (const key of keys)
    if (key?.startsWith(prefix) === true && !batchIds.includes(key.slice(prefix.length)))
      localStorage.removeItem(key);
}

/** Marks as they were stored; what is none is left out. */
export function parseMarks(raw: unknown): Marks {
  if (typeof raw !== 'object' || raw === null) return {};
  return Object.fromEntries(
    Object.entries(raw).flatMap(([id, stored]: [string, unknown]) => {
      if (typeof stored !== 'object' || stored === null) return [];
      const { vt1, vt2 } = stored as Readonly<Record<string, unknown>>;
      const first = parseLabel(vt1);
      const second = parseLabel(vt2);
      const mark: Mark = { ...(first && { vt1: first }), ...(second && { vt2: second }) };
      return Object.keys(mark).length === 0 ? [] : [[id, mark]];
    }),
  );
}

function parseLabel(raw: unknown): ThresholdLabel | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { timeS, vo2MlPerMin } = raw as Readonly<Record<string, unknown>>;
  const label: ThresholdLabel = {
    ...(typeof timeS === 'number' && { timeS }),
    ...(typeof vo2MlPerMin === 'number' && { vo2MlPerMin }),
  };
  return Object.keys(label).length === 0 ? undefined : label;
}
