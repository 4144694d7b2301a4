import type { ReportBlock } from '#reports/document.ts';
import type { CpetFinding } from './finding.ts';
import { atRest } from './metrics/at-rest.ts';
import { everyMetric } from './metrics/every-metric.ts';
import type { MetricResult } from './metrics/metric-result.ts';
import { sourceText } from './reference-values/citation.ts';

/** What is followed from test to test judges no single one: tables and exports have it, the report keeps to two pages. */
const followed: ReadonlySet<string> = new Set(atRest.map(({ id }) => id));

/** The metrics of this test: those with a number first, those without below, each with its reason. */
export function metricsBlocks(finding: CpetFinding): ReportBlock[] {
  const metrics = finding.metrics.filter(({ id }) => !followed.has(id));
  if (metrics.length === 0) return [];
  const given = metrics.filter((metric) => 'value' in metric.outcome);
  const missing = metrics.filter((metric) => 'reason' in metric.outcome);
  return [
    {
      kind: 'table',
      title: 'Metrics',
      columns: [
        { title: 'Metric' },
        { title: 'Value', numeric: true, unitIn: 2 },
        { title: 'Unit' },
        { title: 'To judge it by', beneath: true },
        { title: 'Formula', tucked: true },
        { title: 'Source', tucked: true },
      ],
      note: 'Brackets: 90 % interval from drawing the stages again. "Cited from memory": nobody has yet read the number in its source.',
      rows: given.map((metric) => [
        metric.title,
        valueText(metric),
        metric.unit,
        metric.judgement &&
          `${metric.judgement.text}${metric.judgement.citation.checked === 'from-memory' ? ' (cited from memory)' : ''}`,
        metric.formula,
        sourceText(metric.citation),
      ]),
    },
    {
      kind: 'table',
      title: 'Metrics this test does not allow',
      columns: [{ title: 'Metric' }, { title: 'Why' }],
      rows: missing.map((metric) => [
        metric.title,
        'reason' in metric.outcome ? metric.outcome.reason : undefined,
      ]),
    },
  ];
}

function valueText({ id, outcome }: MetricResult): string | undefined {
  const digits = everyMetric.find((definition) => definition.id === id)?.digits ?? 2;
  if (!('value' in outcome)) return undefined;
  const { value, interval90 } = outcome;
  const text = (number: number): string => number.toFixed(digits).replace('-', '−');
  return interval90 === undefined
    ? text(value)
    : `${text(value)} (${text(interval90.low)} to ${text(interval90.high)})`;
}

/** Percent predicted, each with the name of its equation or the reason why there is none. */
export function predictionsBlock({ predictions, peaks }: CpetFinding): ReportBlock {
  const rows = [
    { label: 'VO2peak of predicted', prediction: predictions.vo2MaxMlPerMin, peak: peaks.vo2PeakMlPerMin },
    { label: 'HR peak of predicted', prediction: predictions.hrMaxBpm, peak: peaks.hrPeakBpm },
  ];
  return {
    kind: 'values',
    title: 'Percent predicted',
    values: rows.map(({ label, prediction: { title, citation, predicted }, peak }) => {
      if (!('value' in predicted))
        return { label, text: undefined, unit: '%', note: `${title}: ${predicted.reason}` };
      if (!('value' in peak)) return { label, text: undefined, unit: '%', note: peak.reason };
      return {
        label,
        text: ((100 * peak.value) / predicted.value).toFixed(0),
        unit: '%',
        note: `${predicted.value.toFixed(0)} predicted by ${title} (${sourceText(citation)})`,
      };
    }),
  };
}
