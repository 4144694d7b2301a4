import { settingsKey } from '#core/settings-key.ts';
import { defaultCsvChoice, type CsvChoice } from './export-table.ts';
import { defaultSettings, parseSettings, type Settings } from './settings.ts';

let settings = $state.raw<Settings>(load());

// What another tab chose holds here too, so that the next change in this one does not undo it.
if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    if (key !== settingsKey && key !== null) return; // null: everything was cleared
    settings = load();
    applyTheme();
  });
}

function load(): Settings {
  try {
    return parseSettings(JSON.parse(localStorage.getItem(settingsKey) ?? '{}'));
  } catch {
    return defaultSettings; // storage barred or unreadable: the page works with the defaults
  }
}

/** What the user chose on this device. */
export function currentSettings(): Settings {
  return settings;
}

/** Changes some settings and remembers them on this device. */
export function updateSettings(change: Partial<Settings>): void {
  settings = { ...settings, ...change };
  try {
    localStorage.setItem(settingsKey, JSON.stringify(settings));
  } catch {
    // a private window may refuse: the choice then lasts as long as the page
  }
  applyTheme();
}

/** Puts the chosen theme on <html>; `system` leaves it to the browser. */
export function applyTheme(): void {
  const root = document.documentElement;
  if (settings.theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = settings.theme;
}

/** The CSV defaults as chosen, for the export panel to start from. */
export function csvDefaults(): CsvChoice {
  return { ...defaultCsvChoice, ...settings.csv };
}
