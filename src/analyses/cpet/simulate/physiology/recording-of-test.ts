import { channelIds, channels as channelInfo, type ChannelId, type Series } from '../../channels.ts';
import type { ColumnRecord, Recording, Sampling } from '../../recording.ts';
import type { CartAveraging } from './averaging.ts';
import type { PhysiologicalTest } from './physiological-test.ts';

/**
 * The recording that a perfect reader would make of a simulated test's export: the channels its cart exports, on its
 * clock, a lost heart rate (0) missing. For training and judging on thousands of tests without writing files.
 */
export function recordingOfTest(test: PhysiologicalTest): Recording {
  const { breaths, subject, description } = test;
  const channels: Partial<Record<ChannelId, Series>> = {};
  const columns: ColumnRecord[] = [];
  for (const id of channelIds) {
    if (description.absentChannels.includes(id)) continue;
    if (id === 'cadenceRpm' || id === 'spo2Percent') continue;
    const series = breaths.map((breath) => (id === 'hrBpm' && breath.hrBpm <= 0 ? undefined : breath[id]));
    if (series.every((value) => value === undefined)) continue;
    channels[id] = series;
    const { title, unit } = channelInfo[id];
    columns.push({ heading: title, channel: id, quantity: title, unit, unitRule: 'name' });
  }
  return {
    device: 'generic',
    deviceTitle: `simulated (${description.generator})`,
    subject: {
      sex: subject.sex,
      ageY: subject.ageY,
      bodyMassKg: subject.bodyMassKg,
      heightCm: subject.heightCm,
    },
    environment: {
      barometricPressureMmHg: test.barometricPressureMmHg,
      temperatureC: test.temperatureC,
      relativeHumidityPercent: test.relativeHumidityPercent,
    },
    sampling: samplingOf(description.averaging, breaths),
    timeS: breaths.map(({ timeS }) => timeS),
    channels,
    rows: breaths.map((_, index) => index + 2),
    columns,
    statedPhases: [],
    statedThresholds: [],
    remarks: [],
  };
}

/** What the reader would take the rows for: it knows only their steps. */
function samplingOf(averaging: CartAveraging, rows: PhysiologicalTest['breaths']): Sampling {
  const steps = rows.slice(1).map((row, i) => row.timeS - (rows[i]?.timeS ?? 0));
  const sorted = Float64Array.from(steps).sort();
  const intervalS = sorted[sorted.length >> 1] ?? 1;
  switch (averaging.kind) {
    case 'bins':
      return { kind: 'averaged', intervalS };
    case 'one-second':
      return { kind: 'uniform', intervalS };
    case 'none':
    case 'breaths':
    case 'five-of-seven':
    case 'rolling':
      return { kind: 'breaths', intervalS };
  }
}
