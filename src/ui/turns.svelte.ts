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
