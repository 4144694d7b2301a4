import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#readers/read-document.ts';
import { hasShared, sharedPath } from '../../../../tests/support/shared-samples.ts';
import { defaultCpetOptions } from '../options.ts';
import { examineDocument } from './examine-document.ts';
import { profileOf } from './table-layout.ts';

describe.skipIf(!hasShared)('a profile made from what detection found in a real export', () => {
  it.each([
    'cortex/step_cortex.xlsx',
    'cosmed/ramp_cosmed.xlsx',
    'mgc/Anton_vo2max.txt',
    'mgc/mar16_101_pre.csv',
    'parvo/parvo_ramp.CSV',
    'vyntus/vyntus_test.txt',
  ])('reads the same in %s', async (path) => {
    const bytes = new Uint8Array(readFileSync(sharedPath('cpet/samples', path)));
    const document = await readDocument(bytes);
    if (!document.ok) throw new Error(document.fault.kind);
    const before = examineDocument(document.value, defaultCpetOptions);
    if (!('layout' in before) || before.layout === undefined) throw new Error('no layout');
    const profile = profileOf(before.sheets, before.layout, { name: 'Real', device: before.device.id });
    const profiles = profile === undefined ? [] : [profile];
    const after = examineDocument(document.value, { ...defaultCpetOptions, profiles });
    if (!before.recording.ok || !after.recording.ok) throw new Error('not read');
    expect('profile' in after && after.profile?.name).toBe('Real');
    const { remarks: _before, columns: _columns, ...expected } = before.recording.value;
    expect(after.recording.value).toMatchObject(expected);
  });
});
