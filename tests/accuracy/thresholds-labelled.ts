import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { cpet } from '#analyses/cpet/index.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { noTools } from '../support/no-tools.ts';
import { sharedPath } from '../support/shared-samples.ts';
import { alignColumns } from './thresholds-table.ts';

/** A threshold someone else put on a real test: a label of the file's source, or a published algorithm. */
type Label = {
  readonly file: string;
  readonly which: 'VT1' | 'VT2';
  readonly by: string;
  readonly timeS?: number;
  readonly vo2MlPerMin?: number;
};

const labels: readonly Label[] = [
  { file: 'oxynet/data_test.csv', which: 'VT1', by: 'its domain column', timeS: 465 },
  { file: 'oxynet/data_test.csv', which: 'VT2', by: 'its domain column', timeS: 655 },
  { file: 'oxynet/test_data_ET.json', which: 'VT1', by: 'its LT', vo2MlPerMin: 3150 },
  { file: 'oxynet/test_data_ET.json', which: 'VT2', by: 'its RCP', vo2MlPerMin: 3700 },
  { file: 'mgc/Anton_vo2max.txt', which: 'VT1', by: 'published algorithm', vo2MlPerMin: 2925 },
  { file: 'mgc/Anton_vo2max.txt', which: 'VT2', by: 'published algorithm', vo2MlPerMin: 3633 },
];

/** Real tests without a label: what is found must at least be plausible. */
const unlabelled = [
  'cosmed/ramp_cosmed.xlsx',
  'cortex/step_cortex.xlsx',
  'mgc/37818_vo2max_unavg.csv',
  'mgc/mar16_101_pre.csv',
  'parvo/parvo_ramp.CSV',
  ...Array.from({ length: 36 }, (_, i) => `zan/${String(i + 1).padStart(2, '0')}`),
];

async function findIn(file: string): Promise<CpetFinding | undefined> {
  const path = sharedPath('cpet/samples', file);
  if (!existsSync(path)) return undefined;
  const bytes = new Uint8Array(readFileSync(path));
  const recording = await cpet.read({ name: basename(file), bytes }, defaultCpetOptions, noTools);
  if (!recording.ok) return undefined;
  const finding = await cpet.analyse(recording.value, defaultCpetOptions, noTools);
  return finding.ok ? finding.value : undefined;
}

/** The labelled real tests beside what the product finds; undefined where the samples are not at hand. */
export async function describeLabelled(): Promise<string | undefined> {
  const rows: string[][] = [];
  for (const label of labels) {
    const finding = await findIn(label.file);
    const { vt1, vt2 } = finding?.thresholds ?? {};
    const consensus = label.which === 'VT1' ? vt1 : vt2;
    if (consensus === undefined) continue;
    rows.push([
      label.which,
      `${label.file}, ${label.by}`,
      label.timeS === undefined ? `${label.vo2MlPerMin} mL/min` : `${label.timeS} s`,
      ...(consensus.determinate
        ? [
            `${consensus.vo2MlPerMin.toFixed(0)} mL/min`,
            `${consensus.timeS.toFixed(0)} s`,
            label.timeS === undefined
              ? `${(100 * (consensus.vo2MlPerMin / (label.vo2MlPerMin ?? 1) - 1)).toFixed(1)} %`
              : `${(consensus.timeS - label.timeS).toFixed(0)} s`,
          ]
        : ['', '', consensus.reason]),
    ]);
  }
  if (rows.length === 0) return undefined;
  return alignColumns([['', 'file, label', 'label', 'VO2', 'time', 'difference'], ...rows]);
}

/** How many real tests give each threshold, at which share of VO2peak, and which lie where none should. */
export async function describeRealShares(): Promise<string | undefined> {
  const lines: string[] = [];
  for (const which of ['VT1', 'VT2'] as const) {
    const [low, high] = which === 'VT1' ? [45, 85] : [70, 96];
    const shares: number[] = [];
    const odd: string[] = [];
    let tests = 0;
    for (const file of unlabelled) {
      const { thresholds, peaks } = (await findIn(file)) ?? {};
      if (thresholds === undefined || peaks === undefined) continue;
      tests += 1;
      const consensus = which === 'VT1' ? thresholds.vt1 : thresholds.vt2;
      const peak = peaks.vo2PeakMlPerMin;
      if (!consensus.determinate || !('value' in peak)) continue;
      const share = (100 * consensus.vo2MlPerMin) / peak.value;
      shares.push(share);
      if (share < low || share > high) odd.push(`${file} ${share.toFixed(0)} %`);
    }
    if (tests === 0) return undefined;
    shares.sort((a, b) => a - b);
    const at = (share: number) => (shares[Math.round(share * (shares.length - 1))] ?? 0).toFixed(0);
    lines.push(
      `${which}: ${shares.length} of ${tests} determinate, at ${at(0)}, ${at(0.25)}, ${at(0.5)}, ${at(0.75)}, ${at(1)} % of VO2peak (least, quartiles, most)` +
        (odd.length > 0 ? `; outside ${low} to ${high} %: ${odd.join(', ')}` : ''),
    );
  }
  return lines.join('\n');
}
