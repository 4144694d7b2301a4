import { flushSync } from 'svelte';

/**
 * Counts how often the theme changed: what is drawn on a canvas has to be drawn anew. Paper is light whatever the screen
 * is, and a canvas does not know that it is printed: it is drawn anew before and after. Call while a component is made.
 */
export function followTheme(): { readonly turns: number } {
  let turns = $state(0);
  $effect(() => {
    const turn = (): void => {
      turns += 1;
    };
    const root = document.documentElement;
    // Drawn at once: the browser waits for no effect before it prints.
    const printing = (isPaper: boolean): void => {
      root.toggleAttribute('data-paper', isPaper);
      flushSync(turn);
    };
    const toPaper = (): void => {
      printing(true);
    };
    const toScreen = (): void => {
      printing(false);
    };
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const observer = new MutationObserver(turn);
    scheme.addEventListener('change', turn);
    observer.observe(root, { attributeFilter: ['data-theme'] });
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', toScreen);
    return () => {
      removeEventListener('beforeprint', toPaper);
      removeEventListener('afterprint', toScreen);
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
