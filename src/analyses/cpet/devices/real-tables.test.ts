import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#readers/read-document.ts';
import { hasShared, sharedPath } from '../../../../tests/support/shared-samples.ts';
import { defaultCpetOptions } from '../options.ts';
import { readRecording } from '../read-recording.ts';
import type { DeviceId, Sampling, UnitRule } from '../recording.ts';

async function read(path: string) {
  const document = await readDocument(readFileSync(sharedPath('cpet/samples', path)));
  if (!document.ok) throw new Error(JSON.stringify(document.fault));
  const recording = readRecording(document.value, { fileName: 'x', options: defaultCpetOptions });
  if (!recording.ok) throw new Error(JSON.stringify(recording.fault));
  return recording.value;
}

type Expected = readonly [
  path: string,
  device: DeviceId,
  rows: number,
  sampling: Sampling['kind'],
  vo2Unit: string,
  rule: UnitRule,
  endTidal: boolean,
];

const expected: readonly Expected[] = [
  ['cosmed/ramp_cosmed.xlsx', 'cosmed', 390, 'breaths', 'mL/min', 'unit-row', true],
  ['cortex/step_cortex.xlsx', 'cortex', 792, 'breaths', 'L/min', 'unit-row', true],
  ['cortex/cortex_test.xml', 'cortex', 13, 'breaths', 'L/min', 'unit-row', false],
  ['vyntus/vyntus_test.txt', 'vyntus', 7, 'averaged', 'mL/min', 'unit-row', false],
  ['mgc/Anton_vo2max.txt', 'mgc', 570, 'breaths', 'mL/min', 'unit-row', true],
  ['mgc/37818_vo2max_unavg.csv', 'mgc', 354, 'breaths', 'mL/min', 'device', false],
  ['mgc/mar16_101_pre.csv', 'mgc', 437, 'breaths', 'mL/min', 'device', true],
  ['mgc/metflex101_constant_unavg55.csv', 'cosmed', 329, 'breaths', 'L/min', 'magnitude', true],
  ['parvo/parvo_ramp.CSV', 'parvo', 91, 'averaged', 'L/min', 'unit-row', false],
  ['parvo/parvo_binned.CSV', 'parvo', 179, 'averaged', 'L/min', 'unit-row', false],
];

describe.skipIf(!hasShared)('real exports', () => {
  it.each(expected)(
    '%s is %s with %i rows, %s',
    async (path, device, rows, sampling, vo2Unit, rule, endTidal) => {
      const recording = await read(path);
      const vo2 = recording.columns.find(({ channel }) => channel === 'vo2MlPerMin');
      expect(recording.device).toBe(device);
      expect(recording.timeS).toHaveLength(rows);
      expect(recording.sampling.kind).toBe(sampling);
      expect(vo2).toMatchObject({ unit: vo2Unit, unitRule: rule });
      expect(recording.channels.peto2MmHg !== undefined).toBe(endTidal);
      expect(Math.max(...(recording.channels.vo2MlPerMin ?? []).map((value) => value ?? 0))).toBeLessThan(
        6000,
      );
    },
  );

  it.each(['zan/participants.csv', 'zan/published_vo2max_ml_per_kg_per_min.csv'])(
    '%s is not a test',
    async (path) => {
      const document = await readDocument(readFileSync(sharedPath('cpet/samples', path)));
      if (!document.ok) throw new Error(JSON.stringify(document.fault));
      expect(readRecording(document.value, { fileName: 'x', options: defaultCpetOptions })).toMatchObject({
        ok: false,
        fault: { code: 'not-a-test' },
      });
    },
  );
});
