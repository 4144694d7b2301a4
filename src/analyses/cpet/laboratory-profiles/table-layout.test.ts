import { describe, expect, it } from 'vitest';
import { readDocument } from '#readers/read-document.ts';
import { makeFile } from '../../../../tests/support/write-workbook.ts';
import { defaultCpetOptions } from '../options.ts';
import type { Recording } from '../recording.ts';
import { simulateTest } from '../simulate/plain-test.ts';
import type { WrittenFile } from '../simulate/written-file.ts';
import { writeCortex } from '../simulate/writers/cortex.ts';
import { writeCosmedK4b2 } from '../simulate/writers/cosmed-k4b2.ts';
import { writeCosmedOmnia } from '../simulate/writers/cosmed-omnia.ts';
import { writeGeratherm } from '../simulate/writers/geratherm.ts';
import { writeOxynet } from '../simulate/writers/labelled-formats.ts';
import { writeMgcBreeze } from '../simulate/writers/mgc.ts';
import { writeParvo } from '../simulate/writers/parvo.ts';
import { writeGenericCsv, writeKorr, writeVo2Master } from '../simulate/writers/small-formats.ts';
import { writeVyntus } from '../simulate/writers/vyntus.ts';
import { examineDocument } from './examine-document.ts';
import { profileOf } from './table-layout.ts';

const test = simulateTest(7, { exerciseS: 420 });
const written: readonly (readonly [string, WrittenFile])[] = [
  ['a plain csv', writeGenericCsv(test)],
  ['a csv with decimal commas', writeGenericCsv(test, { delimiter: ';' })],
  ['COSMED OMNIA', writeCosmedOmnia(test)],
  ['COSMED K4b2', writeCosmedK4b2(test)],
  ['CORTEX', writeCortex(test)],
  ['Vyntus', writeVyntus(test)],
  ['MGC Breeze', writeMgcBreeze(test)],
  ['Parvo', writeParvo(test)],
  ['Geratherm', writeGeratherm(test)],
  ['KORR', writeKorr(test)],
  ['VO2 Master', writeVo2Master(test)],
];

/** What a recording says of the test, whoever decided the units, and without the words below a heading (STPD). */
function facts({ remarks: _remarks, columns, ...rest }: Recording) {
  return { ...rest, columns: columns.map(({ unitRule: _rule, heading: _heading, ...column }) => column) };
}

describe('a profile made from what detection found reads the same', () => {
  it.each(written)('in a file of %s', async (_name, file) => {
    const document = await readDocument(makeFile(file).bytes);
    if (!document.ok) throw new Error(document.fault.kind);
    const before = examineDocument(document.value, defaultCpetOptions);
    if (!before.recording.ok || !('layout' in before) || before.layout === undefined)
      throw new Error('not read');
    const profile = profileOf(before.sheets, before.layout, { name: 'Same', device: before.device.id });
    expect(profile).toBeDefined();
    if (profile === undefined) return;
    const after = examineDocument(document.value, { ...defaultCpetOptions, profiles: [profile] });
    if (!after.recording.ok || !('layout' in after)) throw new Error(JSON.stringify(after.recording));
    expect('profile' in after && after.profile).toEqual(profile);
    expect(facts(after.recording.value)).toEqual(facts(before.recording.value));
    expect(profileOf(after.sheets, after.layout ?? before.layout, profile)).toEqual(profile);
  });
});

it('a file whose format names its own columns has none to assign', async () => {
  const document = await readDocument(makeFile(writeOxynet(test)).bytes);
  if (!document.ok) throw new Error(document.fault.kind);
  const examined = examineDocument(document.value, defaultCpetOptions);
  expect([examined.device.id, examined.recording.ok, examined.sheets]).toEqual(['oxynet', true, []]);
});
