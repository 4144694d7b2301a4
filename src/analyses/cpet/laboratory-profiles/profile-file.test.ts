import { describe, expect, it } from 'vitest';
import { faultCode } from '#core/result.ts';
import { checkCpetOptions, defaultCpetOptions } from '../options.ts';
import { checkProfile } from './check-profile.ts';
import { keepProfiles, optionsWithProfiles, profilesOf, withProfile } from './kept-profiles.ts';
import { profileLimits, type LaboratoryProfile } from './profile.ts';
import { readProfiles, writeProfiles } from './profile-file.ts';

const profile: LaboratoryProfile = {
  name: 'Ward 3',
  device: 'generic',
  headerRows: 1,
  unitRow: 1,
  dataRow: 2,
  headings: ['aika', '', 'hapenotto'],
  units: ['s', '', '?'],
  columns: [
    { place: 0, role: 'time' },
    { place: 2, role: 'vo2MlPerMin', unit: 'L/min' },
  ],
};

function codeOf(text: string): string {
  const read = readProfiles(text);
  return read.ok ? 'read' : faultCode(read.fault);
}

describe('a file of profiles', () => {
  it('comes back as it went', () => {
    expect(readProfiles(writeProfiles([profile]))).toEqual({ ok: true, value: [profile] });
  });

  it('carries nothing that a profile does not declare', () => {
    const text = writeProfiles([profile]).replace(
      '"name"',
      '"script": "x", "__proto__": {"unit": "kPa"}, "name"',
    );
    const read = readProfiles(text);
    expect(read).toEqual({ ok: true, value: [profile] });
    expect(read.ok && Object.keys(read.value[0] ?? {})).not.toContain('script');
    expect(({} as { unit?: string }).unit).toBeUndefined();
  });

  it.each([
    ['not JSON', '{"format":', 'profile-unreadable'],
    ['no object', '7', 'profile-unreadable'],
    ['too long', ' '.repeat(2_000_001), 'profile-unreadable'],
    ['another kind', '{"format":"benchside-laboratory-convention","version":1}', 'profile-unknown'],
    ['a later version', '{"format":"benchside-laboratory-profiles","version":2}', 'profile-version'],
    ['no profile', '{"format":"benchside-laboratory-profiles","version":1,"profiles":[]}', 'profile-invalid'],
    ['a twin name', writeProfiles([profile, profile]), 'profile-invalid'],
  ])('that is %s is refused', (_what, text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});

describe('a profile from outside', () => {
  const { columns, headings } = profile;
  it.each<readonly [string, unknown]>([
    ['has a role of no kind', { columns: [{ place: 0, role: 'constructor' }] }],
    ['has a unit of another quantity', { columns: [{ place: 0, role: 'hrBpm', unit: 'kPa' }] }],
    ['has a column outside its headings', { columns: [{ place: 3, role: 'time' }] }],
    ['says one column twice', { columns: [columns[0], columns[0]] }],
    ['names a device that is none', { device: 'toString' }],
    ['has its data above its headings', { headerRows: 3, dataRow: 2 }],
    ['has its units below its data', { unitRow: 2 }],
    ['has fewer units than headings', { units: ['s'] }],
    ['has only blank headings', { headings: ['', '', ''] }],
    ['has a heading of any length', { headings: [headings[0], headings[1], 'x'.repeat(81)] }],
    ['has headings without end', { headings: Array.from({ length: profileLimits.headings + 1 }, () => 'x') }],
    ['has a row that is no number', { dataRow: '2' }],
    ['has rows as objects', { headings: { length: 3 } }],
  ])('is refused that %s', (_what, change) => {
    expect(checkProfile(profile)).toEqual(profile);
    expect(checkProfile({ ...profile, ...(change as object) })).toBeUndefined();
  });

  it('takes nothing from the prototype of what is given', () => {
    expect(checkProfile(Object.create(profile))).toBeUndefined();
  });

  it('has a name of one line', () => {
    expect(checkProfile({ ...profile, name: 'Ward\u202e\n3' })?.name).toBe('Ward 3');
  });
});

describe('profiles in the options of a batch', () => {
  it('are checked, and leave no trace where there are none', () => {
    expect(checkCpetOptions({ ...defaultCpetOptions, profiles: [] })).toEqual({
      ok: true,
      value: defaultCpetOptions,
    });
    const options = optionsWithProfiles(defaultCpetOptions, [profile]);
    expect(checkCpetOptions(options)).toEqual({ ok: true, value: options });
    expect(checkCpetOptions({ ...options, profiles: [{ ...profile, device: 'x' }] }).ok).toBe(false);
    expect(optionsWithProfiles(options, [])).toEqual(defaultCpetOptions);
  });
});

describe('profiles on this device', () => {
  it('are kept beside whatever else is, the latest first, one of a name', () => {
    const other = { ...profile, name: 'Ward 4' };
    const profiles = withProfile(withProfile([profile], other), { ...profile, dataRow: 3 });
    expect(profiles.map(({ name, dataRow }) => `${name} ${dataRow}`)).toEqual(['Ward 3 3', 'Ward 4 2']);
    const kept = keepProfiles({ laboratories: [1] }, profiles);
    expect(kept).toMatchObject({ laboratories: [1] });
    expect(profilesOf(kept)).toEqual(profiles);
  });

  it('that are none are left out', () => {
    expect(profilesOf({ profiles: [profile, { name: 'x' }, 7] })).toEqual([profile]);
    expect(profilesOf(undefined)).toEqual([]);
    expect(profilesOf({ profiles: 'x' })).toEqual([]);
  });
});
