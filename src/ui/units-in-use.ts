import { getContext, setContext } from 'svelte';
import { storedUnits, type ShownUnits } from '#core/shown-units.ts';

const key = Symbol('units');

/** The root of all pages says which units its reader wants; to be called while it is made. */
export function useUnits(units: () => ShownUnits): void {
  setContext(key, units);
}

/** The units that the reader of this page wants; those of storage where no page says. To be called while a component is made. */
export function unitsInUse(): () => ShownUnits {
  return getContext<(() => ShownUnits) | undefined>(key) ?? (() => storedUnits);
}
