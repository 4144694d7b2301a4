import type { Remark } from '#core/remark.ts';
import type { ChosenRows } from '../adjustments.ts';
import { channelIds, channels as channelInfo, type ChannelId, type Channels } from '../channels.ts';
import type { Exclusion } from '../finding.ts';
import type { Recording } from '../recording.ts';
import { breathChannels } from './breath-channels.ts';
import { findBadBreaths } from './breath-filter.ts';
import { changeByHand } from './by-reader.ts';
import { hardLimits, isWithin, rerLimits, type Range } from './limits.ts';

/** A recording whose implausible values are gone; rows keep their places. */
export type Cleaned = {
  readonly channels: Channels;
  readonly excluded: readonly Exclusion[];
  /** Share of breaths that the breath filter or a person left out, 0 to 1; 0 for data that are not breaths. */
  readonly excludedShare: number;
  readonly remarks: readonly Remark[];
};

/** The channels that lose their value through an exclusion. */
export function channelsLost({ channel, code }: Exclusion): readonly ChannelId[] {
  if (channel !== undefined) return [channel];
  return code === 'rer-impossible' ? ['vo2MlPerMin', 'vco2MlPerMin'] : breathChannels;
}

/** Above this share of excluded breaths the file deserves a look (warning), and a good one: serious. */
export const excludedShareWarn = 0.08;
const excludedShareSerious = 0.25;

/**
 * Takes out what cannot be: values outside hard limits in any recording, and bad breaths where rows are breaths.
 * Averages and uniform seconds get no breath filter: their noise is no longer that of single breaths. Last come the rows
 * that a person left out or took in again: one choice changes one row, never what becomes of its neighbours.
 */
export function clean(recording: Recording, rows?: ChosenRows): Cleaned {
  const excluded: Exclusion[] = [];
  const working = new Map<ChannelId, (number | undefined)[]>();
  for (const id of channelIds) {
    const series = recording.channels[id];
    if (series === undefined) continue;
    const copy = [...series];
    const dropped = dropOutside(copy, hardLimits[id]);
    for (const index of dropped) excluded.push({ index, code: 'outside-hard-limits', channel: id });
    working.set(id, copy);
  }
  excluded.push(...dropImpossibleRer(working));
  const breaths = recording.timeS.length;
  const bad = recording.sampling.kind === 'breaths' ? findBadBreaths(recording.timeS, working) : [];
  for (const { index } of bad) for (const id of breathChannels) dropValue(working.get(id), index);
  excluded.push(...bad);
  const byHand = rows && changeByHand(recording, working, excluded, rows);
  const left = byHand?.excluded ?? excluded;
  const stillBad = byHand === undefined ? bad : bad.filter((one) => left.includes(one));
  const ofBreaths = recording.sampling.kind === 'breaths' ? stillBad.length + (byHand?.added ?? 0) : 0;
  return {
    channels: Object.fromEntries(working) as Channels,
    excluded: left,
    excludedShare: breaths > 0 ? ofBreaths / breaths : 0,
    remarks: [...remarksOn(left, stillBad, breaths), ...(byHand?.remarks ?? [])],
  };
}

/**
 * Drops the values outside a range, and gives their places. On its own: an engine compiles what holds the loop anew for
 * each kind of array that comes, and that was all of `clean`.
 */
function dropOutside(series: (number | undefined)[], range: Range | undefined): number[] {
  const dropped: number[] = [];
  for (let index = 0; index < series.length; index += 1) {
    if (isWithin(series[index], range)) continue;
    series[index] = undefined;
    dropped.push(index);
  }
  return dropped;
}

/**
 * A breath whose RER cannot be. Too low means a lost CO2 signal, and its VO2 is still judged on its own; too high
 * means lost O2, and then nothing of the breath is believed.
 */
function dropImpossibleRer(working: Map<ChannelId, (number | undefined)[]>): Exclusion[] {
  const vo2 = working.get('vo2MlPerMin');
  const vco2 = working.get('vco2MlPerMin');
  if (vo2 === undefined || vco2 === undefined) return [];
  const found: Exclusion[] = [];
  for (let index = 0; index < vo2.length; index += 1) {
    const o2 = vo2[index];
    const co2 = vco2[index];
    if (o2 === undefined || co2 === undefined) continue;
    const rer = co2 / o2;
    if (rer < rerLimits.low) {
      vco2[index] = undefined;
      found.push({ index, code: 'rer-impossible', channel: 'vco2MlPerMin' });
    } else if (rer > rerLimits.high) {
      vo2[index] = undefined;
      vco2[index] = undefined;
      found.push({ index, code: 'rer-impossible' });
    }
  }
  return found;
}

function dropValue(series: (number | undefined)[] | undefined, index: number): void {
  if (series !== undefined) series[index] = undefined;
}

function remarksOn(excluded: readonly Exclusion[], bad: readonly Exclusion[], breaths: number): Remark[] {
  const remarks: Remark[] = [];
  for (const id of channelIds) {
    const count = excluded.filter((one) => one.channel === id && one.code === 'outside-hard-limits').length;
    const range = hardLimits[id];
    if (count === 0 || range === undefined) continue;
    const { title, unit } = channelInfo[id];
    remarks.push({
      code: 'values-outside-limits',
      severity: count > 0.1 * breaths ? 'warning' : 'note',
      detail: `${title}: ${count} of ${breaths} values outside ${range.low} to ${range.high} ${unit} left out`,
      value: count,
    });
  }
  const rer = excluded.filter((one) => one.code === 'rer-impossible').length;
  if (rer > 0) {
    remarks.push({
      code: 'rer-impossible',
      severity: rer > 0.1 * breaths ? 'warning' : 'note',
      detail: `${rer} of ${breaths} rows with RER outside ${rerLimits.low} to ${rerLimits.high}`,
      value: rer,
    });
  }
  if (bad.length > 0) remarks.push(remarkOnBreaths(bad, breaths));
  return remarks;
}

function remarkOnBreaths(bad: readonly Exclusion[], breaths: number): Remark {
  const counts = new Map<string, number>();
  for (const { code } of bad) counts.set(code, (counts.get(code) ?? 0) + 1);
  const kinds = [...counts].map(([code, count]) => `${count} ${code}`).join(', ');
  const share = bad.length / breaths;
  const percent = (100 * share).toFixed(1);
  const detail = `${bad.length} of ${breaths} breaths (${percent} %) left out: ${kinds}`;
  if (share <= excludedShareWarn)
    return { code: 'breaths-excluded', severity: 'note', detail, value: bad.length };
  const severity = share > excludedShareSerious ? 'serious' : 'warning';
  return { code: 'many-breaths-excluded', severity, detail, value: bad.length };
}
