import type { GuardNote } from '#workers/guard.ts';

/** What a page and its workers asked for since the page was opened, and what was refused. */
export type SeenSoFar = {
  /** Files of the app itself, each once, in the order in which they were first asked for. */
  readonly ownFiles: readonly AskedFile[];
  readonly ownBytes: number;
  /** Hosts that anything went to besides the app's own, with how often. None, unless the policy failed. */
  readonly otherHosts: readonly { readonly host: string; readonly times: number }[];
  /** The same attempt again is counted, not listed again. Newest first. */
  readonly refusals: readonly Refusal[];
  readonly refusedTimes: number;
};

export type AskedFile = {
  /** The path on the app's host. */
  readonly path: string;
  readonly times: number;
  /** What came over the network; 0 where the browser had it already. */
  readonly bytes: number;
  /** "page", or the worker's kind: "analysis", "export". */
  readonly by: string;
};

export type Refusal = {
  readonly door: string;
  readonly to: string;
  readonly by: string;
  readonly times: number;
  readonly lastMs: number;
};

/** Sums up what the guard noted; `origin` is the app's own. */
export function summariseNotes(notes: readonly GuardNote[], origin: string): SeenSoFar {
  const files = new Map<string, AskedFile>();
  const hosts = new Map<string, number>();
  const refusals = new Map<string, Refusal>();
  let ownBytes = 0;
  let refusedTimes = 0;
  for (const note of notes) {
    const by = kindOf(note.by);
    if (note.kind === 'refusal') {
      refusedTimes += 1;
      const key = `${note.door} ${note.to} ${by}`;
      const times = (refusals.get(key)?.times ?? 0) + 1;
      refusals.delete(key); // the latest goes last
      refusals.set(key, { door: note.door, to: note.to, by, times, lastMs: note.atMs });
      continue;
    }
    const url = new URL(note.url);
    if (url.origin !== origin) {
      hosts.set(url.host, (hosts.get(url.host) ?? 0) + 1);
      continue;
    }
    ownBytes += note.bytes;
    const before = files.get(url.pathname);
    files.set(url.pathname, {
      path: url.pathname,
      times: (before?.times ?? 0) + 1,
      bytes: (before?.bytes ?? 0) + note.bytes,
      by: before === undefined || before.by === by ? by : 'several',
    });
  }
  return {
    ownFiles: [...files.values()],
    ownBytes,
    otherHosts: [...hosts].map(([host, times]) => ({ host, times })),
    refusals: [...refusals.values()].reverse(),
    refusedTimes,
  };
}

/** A worker's name is its kind and a number that no other has. */
function kindOf(name: string): string {
  return /^[a-z]+/.exec(name)?.[0] ?? name;
}
