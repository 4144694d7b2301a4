/**
 * How many parts of a long page may be drawn by now: one more each turn of the page's thread, so that a click or a key
 * never waits for all of them. Call while a component is being made; `count` is asked anew when it changes.
 */
export function turnsTo(count: () => number): { readonly shown: number } {
  let shown = $state(1);
  $effect(() => {
    if (shown >= count()) return;
    const timer = setTimeout(() => {
      shown += 1;
    });
    return () => {
      clearTimeout(timer);
    };
  });
  return {
    get shown() {
      return shown;
    },
  };
}

/**
 * Whether something has been on the screen for a moment: two frames after it came. What goes beyond the first sight of
 * it is drawn then. A page that nobody sees has no frames, and nothing to add. Call while a component is being made.
 */
export function drawnOnce(isThere: () => boolean): { readonly done: boolean } {
  const begun = $derived(isThere());
  let done = $state(false);
  $effect(() => {
    if (done || !begun) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        done = true;
      });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  });
  return {
    get done() {
      return done;
    },
  };
}
