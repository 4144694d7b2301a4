import { fixed } from '#language/numbers.ts';
import { term } from '#language/terms.ts';
import type { ReportValue } from '#reports/document.ts';
import { clockTime } from '#ui/words.ts';
import type { Metric } from '../../finding.ts';
import type { ReadingPreview } from '../../laboratory-profiles/preview-reading.ts';

/** What a person knows of their own test, and so sees at once whether it was read rightly. */
export function previewValues({ recording, recordedS, peaks }: ReadingPreview): readonly ReportValue[] {
  const rowWords = { breaths: 'breaths', averaged: 'averages', uniform: 'seconds' }[recording.sampling.kind];
  return [
    peaks === undefined
      ? { label: 'VO2peak', text: undefined, note: 'no exercise part was found' }
      : valueOf('VO2peak', peaks.vo2PeakMlPerMin, 'mL/min', (value) => fixed(Math.round(value / 10) * 10, 0)),
    ...(peaks === undefined
      ? []
      : [
          valueOf('RER at the peak', peaks.rerPeak, '', (value) => fixed(value, 2)),
          valueOf('Peak heart rate', peaks.hrPeakBpm, '1/min', (value) => fixed(value, 0)),
          { label: 'Exercise', text: clockTime(peaks.exerciseS), unit: 'min' },
        ]),
    { label: 'Recorded', text: clockTime(recordedS), unit: 'min' },
    { label: 'Rows', text: String(recording.timeS.length), unit: rowWords },
  ];
}

function valueOf(
  label: string,
  metric: Metric,
  unit: string,
  digits: (value: number) => string,
): ReportValue {
  return 'value' in metric
    ? { label, text: digits(metric.value), unit }
    : { label, text: undefined, note: term(metric.reason) };
}
