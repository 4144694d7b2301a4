import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cpet } from '#analyses/cpet/index.ts';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { faultDetail } from '#core/result.ts';
import { hasShared, sharedPath } from '../support/shared-samples.ts';
import { checkAnalysis } from './check-analysis.ts';

type Expected = {
  readonly file: string;
  readonly device: CpetFinding['device'];
  readonly sampling: CpetFinding['sampling']['kind'];
  readonly rows: number;
  /** VO2peak of an independent script; agreement within 2 %. */
  readonly vo2PeakMlPerMin?: number;
  /** Start and end of the incremental part; within 20 s. Absent where there must be none. */
  readonly incrementalS?: readonly [number, number];
  /** Reasons that must be named. */
  readonly impossible?: readonly string[];
};

/** What a careful reader finds in these files (EXPECTED.md beside them). */
const expectations: readonly Expected[] = [
  {
    file: 'cosmed/ramp_cosmed.xlsx',
    device: 'cosmed',
    sampling: 'breaths',
    rows: 390,
    vo2PeakMlPerMin: 3539,
    incrementalS: [367, 899],
  },
  {
    file: 'cortex/step_cortex.xlsx',
    device: 'cortex',
    sampling: 'breaths',
    rows: 792,
    vo2PeakMlPerMin: 3067,
    incrementalS: [136, 1724],
  },
  {
    file: 'cortex/cortex_test.xml',
    device: 'cortex',
    sampling: 'breaths',
    rows: 13,
    impossible: ['too-short'],
  },
  {
    file: 'vyntus/vyntus_test.txt',
    device: 'vyntus',
    sampling: 'averaged',
    rows: 7,
    impossible: ['bins-too-long', 'few-samples'],
  },
  {
    file: 'mgc/Anton_vo2max.txt',
    device: 'mgc',
    sampling: 'breaths',
    rows: 570,
    vo2PeakMlPerMin: 4078,
    incrementalS: [569, 1513],
  },
  {
    file: 'mgc/37818_vo2max_unavg.csv',
    device: 'mgc',
    sampling: 'breaths',
    rows: 354,
    vo2PeakMlPerMin: 3836,
    incrementalS: [64, 856],
  },
  {
    file: 'mgc/mar16_101_pre.csv',
    device: 'mgc',
    sampling: 'breaths',
    rows: 437,
    vo2PeakMlPerMin: 3543,
    incrementalS: [117, 888],
  },
  {
    file: 'mgc/metflex101_constant_unavg55.csv',
    device: 'cosmed',
    sampling: 'breaths',
    rows: 329,
    vo2PeakMlPerMin: 2449,
    impossible: ['constant-load'],
  },
  {
    file: 'parvo/parvo_ramp.CSV',
    device: 'parvo',
    sampling: 'averaged',
    rows: 91,
    vo2PeakMlPerMin: 3806,
    incrementalS: [2078, 2708],
  },
  {
    file: 'parvo/parvo_binned.CSV',
    device: 'parvo',
    sampling: 'averaged',
    rows: 179,
    impossible: ['intervals'],
  },
  {
    file: 'oxynet/data_test.csv',
    device: 'oxynet',
    sampling: 'uniform',
    rows: 775,
    vo2PeakMlPerMin: 4717,
    incrementalS: [31, 763],
  },
  {
    file: 'oxynet/test_data_ET.json',
    device: 'exercise-thresholds',
    sampling: 'breaths',
    rows: 394,
    vo2PeakMlPerMin: 4710,
    incrementalS: [83, 714],
  },
];

async function find(file: string): Promise<CpetFinding> {
  const bytes = new Uint8Array(readFileSync(sharedPath('cpet/samples', file)));
  const result = await checkAnalysis(cpet, { name: basename(file), bytes });
  if (!result.ok) throw new Error(`${file}: ${faultDetail(result.fault)}`);
  return result.value;
}

describe.skipIf(!hasShared)('real exports', () => {
  it.each(expectations)('$file', async (expected) => {
    const finding = await find(expected.file);
    expect(finding.device).toBe(expected.device);
    expect(finding.sampling.kind).toBe(expected.sampling);
    expect(finding.series.timeS).toHaveLength(expected.rows);
    const peak = finding.peaks.vo2PeakMlPerMin;
    if (expected.vo2PeakMlPerMin !== undefined) {
      const found = 'value' in peak ? peak.value : 0;
      expect(Math.abs(found / expected.vo2PeakMlPerMin - 1), `VO2peak ${found}`).toBeLessThan(0.02);
    }
    const incremental = finding.phases.find((phase) => phase.phase === 'incremental');
    const [startS, endS] = expected.incrementalS ?? [];
    if (startS === undefined || endS === undefined) expect(incremental).toBeUndefined();
    else {
      expect(Math.abs((incremental?.startS ?? -9999) - startS), `start ${incremental?.startS}`).toBeLessThan(
        20,
      );
      expect(Math.abs((incremental?.endS ?? -9999) - endS), `end ${incremental?.endS}`).toBeLessThan(20);
    }
    expect(finding.thresholdsImpossible).toEqual(expected.impossible ?? []);
    expect(finding.completeness).toBe(expected.impossible === undefined ? 'success' : 'partial');
  });

  it('gives the averages and peaks of tests without an incremental part, and none for a minute of rest', async () => {
    for (const file of ['vyntus/vyntus_test.txt', 'parvo/parvo_binned.CSV']) {
      expect((await find(file)).peaks.vo2PeakMlPerMin).toHaveProperty('value');
    }
    expect((await find('cortex/cortex_test.xml')).peaks.vo2PeakMlPerMin).toHaveProperty('reason');
  });

  it('finds stages before the ramp', async () => {
    for (const file of ['mgc/Anton_vo2max.txt', 'parvo/parvo_ramp.CSV']) {
      expect((await find(file)).protocol.kind, file).toBe('stages-then-ramp');
    }
  });

  it(
    'takes 36 ZAN ramps from [Start] to [Start], near the published VO2max',
    { timeout: 60_000 },
    async () => {
      const published = readFileSync(
        sharedPath('cpet/samples/zan/published_vo2max_ml_per_kg_per_min.csv'),
        'utf8',
      ).split(/\r?\n/);
      const column = published[0]?.split(',').indexOf('tm_30') ?? -1;
      const masses = new Map(
        readFileSync(sharedPath('cpet/samples/zan/participants.csv'), 'utf8')
          .split(/\r?\n/)
          .map((line) => [line.split(',')[0], Number(line.split(',')[2])] as const),
      );
      for (const line of published.slice(1).filter((one) => one !== '')) {
        const cells = line.split(',');
        const name = cells[0] ?? '';
        const finding = await find(`zan/${name}`);
        expect(finding.device, name).toBe('zan');
        const text = readFileSync(sharedPath('cpet/samples/zan', name), 'latin1');
        const statedS = (key: string) => Number(new RegExp(`^${key}=(\\d+)`, 'm').exec(text)?.[1]);
        const incremental = finding.phases.find((phase) => phase.phase === 'incremental');
        expect(Math.abs((incremental?.startS ?? 0) - statedS('Load')), `${name} start`).toBeLessThan(20);
        expect(Math.abs((incremental?.endS ?? 0) - statedS('Recovery')), `${name} end`).toBeLessThan(20);
        // Published means are of uncleaned breaths: file 36 lost its O2 signal within the window (2.1 %).
        const peak = finding.peaks.vo2PeakMlPerMin;
        const expected = Number(cells[column]) * (masses.get(name) ?? 0);
        expect(Math.abs(('value' in peak ? peak.value : 0) / expected - 1), `${name} VO2peak`).toBeLessThan(
          0.025,
        );
      }
    },
  );
});
