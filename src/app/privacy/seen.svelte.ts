import { guardOfPage } from '#workers/guard.ts';
import { summariseNotes, type SeenSoFar } from './summarise-notes.ts';

/** A busy page asks for dozens of files at once. */
const pauseMs = 250;

/** What this page and its workers asked for, kept up to date until `close`; undefined where there is no guard to tell. */
export function followSeen(): { readonly now: SeenSoFar | undefined; readonly close: () => void } {
  const guard = guardOfPage();
  if (guard === undefined) return { now: undefined, close: () => undefined };
  const read = () => summariseNotes(guard.noted(), location.origin);
  let now = $state.raw(read());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = guard.listen(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      now = read();
    }, pauseMs);
  });
  return {
    get now() {
      return now;
    },
    close: () => {
      stop();
      clearTimeout(timer);
    },
  };
}
