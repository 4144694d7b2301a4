import type { CpetOptions } from '../options.ts';
import { checkProfile } from './check-profile.ts';
import { profileLimits, type LaboratoryProfile } from './profile.ts';

/** The profiles among what this device keeps for exercise tests, the latest first; what is none is left out. */
export function profilesOf(kept: unknown): readonly LaboratoryProfile[] {
  const stored: unknown =
    typeof kept === 'object' && kept !== null && 'profiles' in kept ? kept.profiles : [];
  if (!Array.isArray(stored)) return [];
  const profiles: LaboratoryProfile[] = [];
  for (const raw of stored) {
    const profile = checkProfile(raw);
    if (profile !== undefined && !profiles.some(({ name }) => name === profile.name)) profiles.push(profile);
  }
  return profiles.slice(0, profileLimits.profiles);
}

/** The profiles once one is saved: it goes before the others and takes the place of one with its name. */
export function withProfile(
  profiles: readonly LaboratoryProfile[],
  profile: LaboratoryProfile,
): readonly LaboratoryProfile[] {
  return [profile, ...profiles.filter(({ name }) => name !== profile.name)];
}

/** What to keep of these profiles, the rest of what is kept unchanged. */
export function keepProfiles(kept: unknown, profiles: readonly LaboratoryProfile[]): unknown {
  const rest = typeof kept === 'object' && kept !== null ? kept : {};
  return { ...rest, profiles };
}

/** Options of a batch with these profiles; without the entry where there are none. */
export function optionsWithProfiles(
  options: CpetOptions,
  profiles: readonly LaboratoryProfile[],
): CpetOptions {
  const { profiles: _before, ...rest } = options;
  return profiles.length === 0 ? rest : { ...rest, profiles };
}
