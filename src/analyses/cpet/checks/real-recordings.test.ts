import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#readers/read-document.ts';
import { hasShared, sharedPath } from '../../../../tests/support/shared-samples.ts';
import { deriveChannels } from '../derive-channels.ts';
import { exerciseThresholds } from '../devices/exercise-thresholds.ts';
import { oxynet } from '../devices/oxynet.ts';
import { zan } from '../devices/zan.ts';
import { defaultCpetOptions } from '../options.ts';
import { checkRecording } from './check-recording.ts';
import { withoutImplausibleValues } from './plausible-ranges.ts';

/** "code severity" of every remark above a note, from derivation on. */
async function doubts(path: string): Promise<readonly string[]> {
  const document = await readDocument(readFileSync(sharedPath('cpet/samples', path)));
  if (!document.ok) throw new Error(JSON.stringify(document.fault));
  const device = [zan, oxynet, exerciseThresholds].find((one) => one.recognise(document.value) === 1);
  const raw = device?.read(document.value, { fileName: path, options: defaultCpetOptions });
  if (!raw?.ok) throw new Error(JSON.stringify(raw?.fault));
  const recording = deriveChannels(raw.value, '');
  if (!recording.ok) throw new Error(JSON.stringify(recording.fault));
  const remarks = [
    ...recording.value.remarks,
    ...withoutImplausibleValues(recording.value).remarks,
    ...checkRecording(recording.value, raw.value),
  ];
  return remarks
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, severity }) => `${code} ${severity}`);
}

describe.skipIf(!hasShared)('the checks on real recordings', () => {
  it('raise no alarm over 36 ZAN tests but for the one with the lost CO2 sensor', async () => {
    const names = readdirSync(sharedPath('cpet/samples/zan')).filter((name) => /^\d\d$/.test(name));
    for (const name of names) {
      const expected = name === '28' ? ['co2-sensor-loss serious', 'rer-out-of-range serious'] : [];
      expect(await doubts(`zan/${name}`), name).toEqual(expected);
    }
  });

  it('raise none over the Oxynet frame and the Exercise Thresholds export', async () => {
    expect(await doubts('oxynet/data_test.csv')).toEqual([]);
    expect(await doubts('oxynet/test_data_ET.json')).toEqual([]);
  });
});
