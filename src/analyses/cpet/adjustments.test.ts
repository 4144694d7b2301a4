import { beforeAll, describe, expect, it } from 'vitest';
import type { Adjustments } from '#core/review.ts';
import { ok } from '#core/result.ts';
import { adjustmentInWords, readAdjustments } from './adjustments.ts';
import { domainStretches } from './domain-stretches.ts';
import type { CpetFinding } from './finding.ts';
import { automaticThreshold, headlineThreshold } from './headline-thresholds.ts';
import { cpet } from './index.ts';
import { metricValue } from './metric-value.ts';
import { defaultCpetOptions } from './options.ts';
import { exercisePartOf, readerOfFinding } from './read-at-time.ts';
import { reportTest } from './report.ts';
import { simulateTest } from './simulate/plain-test.ts';
import { writeGenericCsv } from './simulate/writers/small-formats.ts';

const tools = { infer: () => Promise.resolve(ok({})) };
let automatic: CpetFinding;
let found: { readonly vt1: number; readonly vt2: number };

async function anew(adjustments: Adjustments, of = automatic): Promise<CpetFinding> {
  const stored = JSON.parse(JSON.stringify(of)) as CpetFinding;
  const result = await cpet.recompute?.(stored, defaultCpetOptions, tools, undefined, adjustments);
  if (result?.ok !== true) throw new Error(JSON.stringify(result));
  expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value); // plain data
  return result.value;
}
const cell = (finding: CpetFinding, name: string) =>
  cpet.columns.find((column) => column.name === name)?.value(finding);
const unfit = ({ remarks }: CpetFinding) =>
  remarks.map(({ code }) => code).filter((code) => code.startsWith('adjustment-'));

beforeAll(async () => {
  const { text } = writeGenericCsv(simulateTest(5, { protocol: 'ramp' }), { delimiter: ';' });
  const file = { name: 'test.csv', bytes: new TextEncoder().encode(text) };
  const read = await cpet.read(file, defaultCpetOptions, tools);
  if (!read.ok) throw new Error('not read');
  const finding = await cpet.analyse(read.value, defaultCpetOptions, tools);
  if (!finding.ok) throw new Error('not analysed');
  automatic = finding.value;
  const [vt1, vt2] = [headlineThreshold('VT1', automatic), headlineThreshold('VT2', automatic)];
  if (!vt1?.found || !vt2?.found) throw new Error('the drawn test has no thresholds');
  found = { vt1: vt1.timeS, vt2: vt2.timeS };
});

describe('a threshold set by hand', () => {
  it('leads everywhere, with its own numbers and the automatic ones beside them', async () => {
    const at = found.vt1 + 30;
    const finding = await anew({ vt1: { timeS: at } });
    const vt1 = headlineThreshold('VT1', finding);
    expect(vt1).toMatchObject({ found: true, source: 'adjusted', timeS: at });
    expect(vt1?.found && vt1.interval90S).toBeUndefined();
    expect(finding.adjusted?.vt1?.automatic).toEqual(headlineThreshold('VT1', automatic));
    expect(automaticThreshold('VT1', finding)).toEqual(headlineThreshold('VT1', automatic));
    expect(cell(finding, 'vt1_time_s')).toBe(at);
    expect(cell(finding, 'vt1_source')).toBe('adjusted');
    expect(cell(finding, 'vt1_low_s')).toBeUndefined();
    expect(cell(finding, 'vt1_automatic_time_s')).toBe(found.vt1);
    expect(cell(finding, 'vt1_automatic_source')).toBe('classical');
    expect(cell(finding, 'vt1_vo2_ml_min')).toBeGreaterThan(Number(cell(automatic, 'vt1_vo2_ml_min')));
    expect(cell(automatic, 'vt1_automatic_time_s')).toBeUndefined();
    expect(cell(finding, 'vt2_source')).toBe('classical');
    expect(unfit(finding)).toEqual([]);
    expect(finding.thresholds).toEqual(automatic.thresholds);
    expect(finding.quality).toBe(automatic.quality);
  });

  it('moves the metrics that go by it', async () => {
    const metric = 've_vco2_slope_to_vt2';
    const finding = await anew({ vt2: { timeS: found.vt2 - 60 } });
    expect(metricValue(finding.metrics, metric)).not.toBe(metricValue(automatic.metrics, metric));
  });

  it('is read as a page reads it that follows a hand', async () => {
    const at = found.vt1 - 17;
    const [vt1, read] = [
      headlineThreshold('VT1', await anew({ vt1: { timeS: at } })),
      readerOfFinding(automatic)?.at(at),
    ];
    expect(vt1).toMatchObject({ ...read });
  });

  it('may be none', async () => {
    const finding = await anew({ vt2: { absent: true } });
    expect(headlineThreshold('VT2', finding)).toEqual({
      which: 'VT2',
      found: false,
      reason: 'set to none by hand',
      source: 'adjusted',
    });
    expect(cell(finding, 'vt2_vo2_ml_min')).toBeUndefined();
    expect(cell(finding, 'vt2_source')).toBe('adjusted');
    expect(cell(finding, 'vt2_automatic_time_s')).toBe(found.vt2);
  });

  it('is gone without a trace once it is taken back', async () => {
    const finding = await anew({ vt1: { timeS: found.vt1 + 30 }, excluded: { rows: [40] } });
    expect(JSON.stringify(await anew({}, finding))).toBe(JSON.stringify(automatic));
  });

  it('is printed as adjusted, the automatic value beside it', async () => {
    const finding = await anew({ vt1: { timeS: found.vt1 + 30 }, vt2: { absent: true } });
    const { blocks } = reportTest({ name: 'test', finding });
    const text = JSON.stringify(blocks);
    expect(text).toContain('adjusted by hand; automatic');
    expect(text).toContain('set to none by hand; automatic');
    const table = blocks.find((block) => block.kind === 'table' && block.title === 'Set by hand');
    expect(table?.kind === 'table' && table.rows.map(([what]) => what)).toEqual(['VT1', 'VT2']);
    expect(JSON.stringify(reportTest({ name: 'test', finding: automatic }))).not.toContain('by hand');
  });

  it('shades the domains', async () => {
    const at = found.vt1 + 30;
    const part = exercisePartOf(automatic);
    expect(domainStretches(automatic)).toEqual([]); // no network in this test
    expect(domainStretches(await anew({ vt1: { timeS: at } }))).toEqual([
      { domain: 'moderate', startS: part?.startS, endS: at },
      { domain: 'heavy', startS: at, endS: found.vt2 },
      { domain: 'severe', startS: found.vt2, endS: part?.endS },
    ]);
    expect(domainStretches(await anew({ vt1: { absent: true }, vt2: { absent: true } }))).toEqual([
      { domain: 'moderate', ...part },
    ]);
  });
});

describe('what cannot hold is left out, and said', () => {
  it.each([
    ['before the exercise', () => ({ vt1: { timeS: 1 } }), ['adjustment-outside-exercise']],
    ['after the exercise', () => ({ vt2: { timeS: 9_999 } }), ['adjustment-outside-exercise']],
    ['VT1 after VT2', () => ({ vt1: { timeS: found.vt2 + 5 } }), ['adjustment-out-of-order']],
    ['VT2 before VT1', () => ({ vt2: { timeS: found.vt1 - 5 } }), ['adjustment-out-of-order']],
    [
      'an unknown form',
      () => ({ vt1: { at: 5 }, vt2: 7, other: {} }),
      Array(3).fill('adjustment-unreadable'),
    ],
    ['rows that are not there', () => ({ excluded: { rows: [-1, 0.5, 99_999] } }), ['adjustment-rows-gone']],
    [
      'rows that have other times now',
      () => ({ restored: { rows: [3, 4], timesS: [1_000, 2_000] } }),
      ['adjustment-rows-gone'],
    ],
  ])('%s', async (_what, adjustments, codes) => {
    const finding = await anew(adjustments());
    expect(unfit(finding)).toEqual(codes);
    expect(cell(finding, 'by_hand_unfit')).toBe(codes[0]);
    const { remarks: _remarks, ...rest } = finding;
    const { remarks: _before, ...before } = automatic;
    expect(rest).toEqual(before);
  });

  it('of two that contradict each other VT1 stands, where it goes with the automatic VT2', async () => {
    const finding = await anew({ vt1: { timeS: found.vt1 + 20 }, vt2: { timeS: found.vt1 + 10 } });
    expect(finding.adjusted).toHaveProperty('vt1');
    expect(finding.adjusted).not.toHaveProperty('vt2');
    expect(unfit(finding)).toEqual(['adjustment-out-of-order']);
  });

  it('of two that go together, both hold, wherever the automatic ones are', async () => {
    const finding = await anew({ vt1: { timeS: found.vt2 + 5 }, vt2: { timeS: found.vt2 + 20 } });
    expect(unfit(finding)).toEqual([]);
    expect(cell(finding, 'vt1_time_s')).toBe(found.vt2 + 5);
  });

  it('a threshold in a test without exercise', async () => {
    const { series } = automatic;
    const first = <Value>(values: readonly Value[]) => values.slice(0, 12);
    const channels = Object.fromEntries(
      Object.entries(series.channels).map(([id, { values, absent }]) => [
        id,
        {
          values: values.slice(0, 12 - absent.filter((row) => row < 12).length),
          absent: absent.filter((row) => row < 12),
        },
      ]),
    );
    const short = { ...series, timeS: first(series.timeS), rows: first(series.rows), channels };
    const finding = await anew({ vt1: { timeS: 5 } }, { ...automatic, series: short });
    expect(unfit(finding)).toEqual(['adjustment-outside-exercise']);
    expect(finding.adjusted).toBeUndefined();
  });
});

describe('breaths chosen by hand', () => {
  const peakRow = () => {
    const values = automatic.series.channels.vo2MlPerMin?.values ?? [];
    return values.indexOf(Math.max(...values));
  };

  it('are left out before everything else', async () => {
    const rows = [peakRow() - 1, peakRow(), peakRow() + 1];
    const finding = await anew({ excluded: { rows } });
    const byReader = finding.series.excluded.filter(({ code }) => code === 'by-reader');
    expect(byReader.map(({ index }) => index)).toEqual(rows);
    expect(finding.peaks.vo2PeakMlPerMin).not.toEqual(automatic.peaks.vo2PeakMlPerMin);
    expect(finding.adjusted).toEqual({ rows: { excluded: rows, restored: [] } });
    expect(cell(finding, 'rows_left_out_by_hand')).toBe(3);
    expect(finding.series.channels).toEqual(automatic.series.channels);
    expect(finding.remarks.map(({ code }) => code)).toContain('breaths-by-reader');
  });
});

describe('what a review keeps', () => {
  it('is read from plain JSON of any version', () => {
    const read = readAdjustments(
      { vt1: { timeS: 60 }, excluded: { rows: [0, 1], timesS: [0, 2.2] } },
      [0, 2],
    );
    expect(read).toEqual({ adjustments: { vt1: { timeS: 60 }, excluded: { rows: [0, 1] } }, remarks: [] });
  });

  it('is said in words', () => {
    expect(adjustmentInWords('vt1', { timeS: 425 })).toEqual({ what: 'VT1', to: '7:05' });
    expect(adjustmentInWords('vt2', { absent: true })).toEqual({ what: 'VT2', to: 'none' });
    expect(adjustmentInWords('vt2', undefined).to).toBe('automatic');
    expect(adjustmentInWords('excluded', { rows: [1, 2] })).toEqual({ what: 'Breaths left out', to: '2' });
    expect(adjustmentInWords('other', { x: 1 })).toEqual({ what: 'other', to: '{"x":1}' });
  });
});
