import { layouts } from '../../figures/layouts.ts';
import { defaultPanelChoice, type PanelChoice } from '../../figures/nine-panels.ts';

/** Where this device remembers how its reader wants the panels; erased with everything else of this app. */
const key = 'benchside.panels';

const shadings: readonly PanelChoice['shading'][] = ['phases', 'domains', 'none'];
const drawings: readonly PanelChoice['drawn'][] = ['both', 'raw', 'smoothed'];

/** The choice as kept; the default for what is missing or unknown. */
export function parsePanelChoice(raw: unknown): PanelChoice {
  if (typeof raw !== 'object' || raw === null) return defaultPanelChoice;
  const kept: Partial<Record<keyof PanelChoice, unknown>> = { ...raw };
  return {
    layout: layouts.find(({ id }) => id === kept.layout)?.id ?? defaultPanelChoice.layout,
    shading: shadings.find((one) => one === kept.shading) ?? defaultPanelChoice.shading,
    drawn: drawings.find((one) => one === kept.drawn) ?? defaultPanelChoice.drawn,
    everyMethod: kept.everyMethod === true,
  };
}

/** What this device keeps; the default where storage is barred. */
export function keptPanelChoice(): PanelChoice {
  try {
    return parsePanelChoice(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return defaultPanelChoice;
  }
}

/** Remembers the choice on this device. */
export function keepPanelChoice(choice: PanelChoice): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice));
  } catch {
    // a private window may refuse: the choice then lasts as long as the page
  }
}
