/** Counts how often the theme changed: what is drawn on a canvas has to be drawn anew. Call while a component is made. */
export function followTheme(): { readonly turns: number } {
  let turns = $state(0);
  $effect(() => {
    const turn = (): void => {
      turns += 1;
    };
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const observer = new MutationObserver(turn);
    scheme.addEventListener('change', turn);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      scheme.removeEventListener('change', turn);
      observer.disconnect();
    };
  });
  return {
    get turns() {
      return turns;
    },
  };
}
