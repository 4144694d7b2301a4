import type { Series } from '../channels.ts';
import { channelIds, type ChannelId } from '../channels.ts';
import type { CpetFinding } from '../finding.ts';
import { indexLeftOut, isLeftOut } from '../left-out.ts';
import { windowMeans } from '../metrics/window-means.ts';
import { oncePer } from '#core/once-per.ts';
import { resampleToSeconds, type SecondSeries } from '../resampling.ts';
import { fromSparse } from '../stored-series.ts';
import { quantityDefinitions, type Quantity, type QuantityId } from './quantity-definitions.ts';

/** One quantity row by row: as recorded, without what was left out, and smoothed. */
export type DrawnQuantity = {
  readonly id: QuantityId;
  readonly all: Series;
  readonly kept: Series;
  readonly smoothed: Series;
};

/** What a figure reads of a test. */
export type FigureData = {
  readonly timeS: readonly number[];
  /** Undefined where the test has none of it. */
  readonly quantity: (id: QuantityId) => DrawnQuantity | undefined;
  /** A kept channel at whole seconds; no gap over 15 s is bridged. */
  readonly seconds: (id: ChannelId) => SecondSeries | undefined;
};

/** Width of the centred moving mean, s: as VO2peak is averaged by default. */
export const smoothingS = 30;

/** No gap longer than this is bridged, as everywhere in the analysis. */
const longestBridgeS = 15;

type FigureFinding = Pick<CpetFinding, 'series' | 'sampling'>;

/** The quantities of a finding, each made once. */
export const figureData = oncePer(({ series, sampling }: FigureFinding): FigureData => {
  const { timeS } = series;
  const leftOut = indexLeftOut(series.excluded);
  const averaged = sampling.kind === 'averaged';
  const maxGapS = Math.max(longestBridgeS, 2.5 * sampling.intervalS);
  const channel = remember(channelIds, (id) => {
    const column = series.channels[id];
    if (column === undefined) return undefined;
    const all = fromSparse(column);
    return { all, kept: all.map((value, row) => (isLeftOut(leftOut, row, id) ? undefined : value)) };
  });
  const seconds = remember(channelIds, (id) => {
    const kept = channel(id)?.kept;
    return kept && resampleToSeconds(timeS, kept, { maxGapS });
  });
  const smooth = (id: ChannelId, kept: Series): Series => {
    const known = seconds(id);
    if (averaged || known === undefined) return kept;
    const meanOf = windowMeans(known);
    return timeS.map((at) => meanOf(at - smoothingS / 2, at + smoothingS / 2));
  };
  const smoothedChannel = remember(channelIds, (id) => {
    const found = channel(id);
    const { isLoad } = quantityDefinitions[id];
    return found && { ...found, smoothed: isLoad ? found.kept : smooth(id, found.kept) };
  });
  const quantityIds = Object.keys(quantityDefinitions) as readonly QuantityId[];
  const quantity = remember(quantityIds, (id): DrawnQuantity | undefined => {
    const { ratio } = quantityDefinitions[id];
    const found = ratio === undefined ? smoothedChannel(id as ChannelId) : ratioOf(ratio, smoothedChannel);
    const isThere = found?.all.some((value) => value !== undefined) === true;
    return isThere ? { id, ...found } : undefined;
  });
  return { timeS, quantity, seconds };
});

type Rows = Omit<DrawnQuantity, 'id'>;

/** Smoothed: the ratio of the means, so that one odd breath cannot decide it. */
function ratioOf(
  { above, below, factor }: NonNullable<Quantity['ratio']>,
  rowsOf: (id: ChannelId) => Rows | undefined,
): Rows | undefined {
  const upper = rowsOf(above);
  const lower = rowsOf(below);
  if (upper === undefined || lower === undefined) return undefined;
  const divide = (name: keyof Rows): Series =>
    upper[name].map((value, row) => {
      const under = lower[name][row];
      return value === undefined || under === undefined || under <= 0 ? undefined : (factor * value) / under;
    });
  return { all: divide('all'), kept: divide('kept'), smoothed: divide('smoothed') };
}

function remember<Id extends string, Value>(
  ids: readonly Id[],
  make: (id: Id) => Value,
): (id: Id) => Value | undefined {
  const known = new Map<Id, { readonly value: Value }>();
  return (id) => {
    if (!ids.includes(id)) return undefined;
    const found = known.get(id) ?? { value: make(id) };
    known.set(id, found);
    return found.value;
  };
}
