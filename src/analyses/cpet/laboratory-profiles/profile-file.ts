import { failFile, ok, type Result } from '#core/result.ts';
import { checkProfiles } from './check-profile.ts';
import type { LaboratoryProfile } from './profile.ts';

/** What the file calls itself, and the version of its layout. */
const format = 'benchside-laboratory-profiles';
const version = 1;

/** Fifty profiles of wide tables stay below it, characters. */
const longestText = 2_000_000;

/** Profiles as the text of a JSON file, to be kept or given to another machine. */
export function writeProfiles(profiles: readonly LaboratoryProfile[]): string {
  return `${JSON.stringify({ format, version, profiles }, undefined, 2)}\n`;
}

/**
 * The profiles in such a text, made of declared values only.
 * Faults: `profile-unreadable` (no JSON, or too long), `profile-unknown` (another kind of file), `profile-version` (of a
 * later version), `profile-invalid` (a value is missing or impossible).
 */
export function readProfiles(text: string): Result<readonly LaboratoryProfile[]> {
  if (text.length > longestText)
    return failFile('unreadable', 'profile-unreadable', `${text.length} characters`);
  const raw = parse(text);
  if (raw === undefined) return failFile('unreadable', 'profile-unreadable', 'not a JSON object');
  if (raw['format'] !== format) return failFile('unsupported', 'profile-unknown', `no ${format}`);
  if (raw['version'] !== version) {
    const detail = `version ${JSON.stringify(raw['version'] ?? 'absent').slice(0, 40)}, known is ${version}`;
    return failFile('unsupported', 'profile-version', detail);
  }
  const profiles = checkProfiles(raw['profiles']);
  if (profiles === undefined || profiles.length === 0) {
    const detail =
      'a value is missing or impossible; each profile needs a name, a device, rows, headings and columns, and a name of its own';
    return failFile('implausible', 'profile-invalid', detail);
  }
  return ok(profiles);
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null
      ? (Object.assign(Object.create(null), value) as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
