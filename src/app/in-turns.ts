/** A long computation in steps of a millisecond or two, its result at the end. */
export type Steps<Result> = Generator<undefined, Result>;

/** What a page may be held up by without anyone noticing: less than a frame, on slower devices than this still few. */
const stretchMs = 10;

/** Goes through all steps without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Goes through the steps in short stretches, and lets the page draw and answer between them. */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const startMs = performance.now();
    while (performance.now() - startMs < stretchMs) {
      const { done, value } = steps.next();
      if (done === true) return value;
    }
    await nextTurn();
  }
}

/** The next turn of the page's thread; a message, for timers of a tab in the background wait a second. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
