import { applyTheme, currentSettings } from '#app/settings.svelte.ts';
import { chosenLanguage } from '#language/chosen-language.ts';
import { useUnits } from '#ui/units-in-use.ts';

/**
 * Has pages follow what their reader chose: theme, language, units. To be called while the frame around all pages is
 * made; pages that are prerendered have the defaults until the browser makes them anew.
 */
export function followReader(isBrowser: boolean): void {
  useUnits(() => currentSettings().units);
  if (!isBrowser) return;
  applyTheme();
  document.documentElement.lang = chosenLanguage();
}
