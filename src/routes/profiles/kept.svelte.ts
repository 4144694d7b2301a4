import { keepProfiles, profilesOf } from '#analyses/cpet/laboratory-profiles/kept-profiles.ts';
import type { LaboratoryProfile } from '#analyses/cpet/laboratory-profiles/profile.ts';
import { currentSettings, updateSettings } from '#app/settings.svelte.ts';

const analysisId = 'cpet';

/** The laboratory profiles of this device, the latest first. */
export function keptProfiles(): readonly LaboratoryProfile[] {
  return profilesOf(currentSettings().kept[analysisId]);
}

/** Keeps these profiles, and no others, on this device. */
export function setKeptProfiles(profiles: readonly LaboratoryProfile[]): void {
  const { kept } = currentSettings();
  updateSettings({ kept: { ...kept, [analysisId]: keepProfiles(kept[analysisId], profiles) } });
}
