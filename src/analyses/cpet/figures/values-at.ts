import type { ChannelId } from '../channels.ts';
import { valueOf } from '../metric-value.ts';
import { readerOfFinding } from '../read-at-time.ts';
import { windowMeans } from '../metrics/window-means.ts';
import type { CpetFinding } from '../finding.ts';
import { figureData } from './smoothed-quantities.ts';
import { quantityDefinitions, type QuantityId } from './quantity-definitions.ts';

/** One number at a moment; undefined where the test has none there. */
export type ValueAt = {
  readonly id: QuantityId | 'vo2-share';
  readonly title: string;
  readonly unit: string;
  readonly digits: number;
  readonly value: number | undefined;
};

/** Half the width of the window that a value at a moment is the mean of, s. */
export const readingHalfWidthS = 10;

const read: readonly QuantityId[] = [
  'vo2MlPerMin',
  'hrBpm',
  'workRateW',
  'speedKmPerH',
  'rer',
  've/vo2',
  've/vco2',
];

/** Reads a test at any moment; made once for a finding, cheap for each moment. */
export type MomentReader = (timeS: number) => readonly ValueAt[];

/**
 * VO2, heart rate and load are read as thresholds are, so that they are what a finding says that is made anew with a
 * threshold there. RER and equivalents: ratios of means over ±10 s of what was kept.
 */
export function momentReader(finding: CpetFinding): MomentReader {
  const data = figureData(finding);
  const reader = readerOfFinding(finding);
  const peak = valueOf(finding.peaks.vo2PeakMlPerMin);
  const present = read.filter((id) => data.quantity(id) !== undefined);
  return (timeS) => {
    const asThreshold = reader?.at(timeS);
    const meanOf = (id: ChannelId): number | undefined => {
      const known = data.seconds(id);
      return known && windowMeans(known)(timeS - readingHalfWidthS, timeS + readingHalfWidthS);
    };
    const valueOfQuantity = (id: QuantityId): number | undefined => {
      const { ratio } = quantityDefinitions[id];
      if (ratio !== undefined) {
        const [above, below] = [meanOf(ratio.above), meanOf(ratio.below)];
        const known = above !== undefined && below !== undefined && below > 0;
        return known ? (ratio.factor * above) / below : undefined;
      }
      const read =
        id === 'vo2MlPerMin' || id === 'hrBpm' || id === 'workRateW' ? asThreshold?.[id] : undefined;
      return read ?? meanOf(id as ChannelId);
    };
    return present.flatMap((id): ValueAt[] => {
      const { title, unit, digits } = quantityDefinitions[id];
      const value = valueOfQuantity(id);
      const one: ValueAt = { id, title, unit, digits, value };
      if (id !== 'vo2MlPerMin' || peak === undefined) return [one];
      const share = value === undefined ? undefined : (100 * value) / peak;
      return [one, { id: 'vo2-share', title: 'of peak', unit: '%', digits: 0, value: share }];
    });
  };
}
