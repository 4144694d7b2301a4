import { term } from '#language/terms.ts';
import type { MethodGroup, MethodEntry } from '#ui/finding-view.ts';
import { everyMetric } from '../metrics/every-metric.ts';
import type { Citation } from '../reference-values/citation.ts';
import { hrMaxEquations } from '../reference-values/hr-max.ts';
import { vo2MaxEquations } from '../reference-values/vo2max.ts';
import { sourceText } from '../reference-values/citation.ts';
import { methodsNote } from '../report-thresholds.ts';
import type { Method } from '../thresholds/estimate.ts';
import { vt1Methods } from '../thresholds/methods/vt1.ts';
import { vt2Methods } from '../thresholds/methods/vt2.ts';
import { averagingMethods, cleaningMethods, networkMethod } from './preparation-methods.ts';

const ordinates: Readonly<Record<Method['ordinate'], string>> = {
  vco2: 'VCO2',
  ve: 'VE',
  've/vo2': 'VE/VO2',
  've/vco2': 'VE/VCO2',
  peto2: 'PETO2',
  petco2: 'PETCO2',
  'excess-co2': 'VCO2² / VO2 − VCO2',
  'vco2-vo2': 'VCO2 − VO2',
};

const abscissas: Readonly<Record<Method['abscissa'], string>> = {
  time: /* @wc-include */ 'time',
  vo2: 'VO2',
  vco2: 'VCO2',
};

function ofMethod({ id, title, abscissa, ordinate, citation }: Method): MethodEntry {
  return {
    id,
    title: term(title),
    formula: `from the course of ${ordinates[ordinate]} over ${abscissas[abscissa]}`,
    source: term(sourceText(citation)),
  };
}

function ofEquation(
  kind: string,
  { id, title, citation }: { readonly id: string; readonly title: string; readonly citation: Citation },
): MethodEntry {
  return { id: `${kind}-${id}`, title: term(title), source: term(sourceText(citation)) };
}

/** Every threshold method, metric and reference equation as its own definition states it, for the help. */
export const knownMethods: readonly MethodGroup[] = [
  cleaningMethods,
  averagingMethods,
  {
    id: 'vt1',
    title: 'First ventilatory threshold (VT1)',
    note: term(methodsNote),
    entries: vt1Methods.map(ofMethod),
  },
  { id: 'vt2', title: 'Second ventilatory threshold (VT2)', entries: vt2Methods.map(ofMethod) },
  networkMethod,
  {
    id: 'metrics',
    title: 'Metrics',
    note: 'Where a test does not allow a metric, its page says why instead of a number.',
    entries: everyMetric.map(({ id, title, unit, formula, citation }) => ({
      id,
      title: term(title),
      ...(unit !== undefined && { unit }),
      formula: term(formula),
      source: term(sourceText(citation)),
    })),
  },
  {
    id: 'vo2max',
    title: 'Predicted VO2max',
    note: 'Chosen in the settings for new batches. Sex, age, mass and height are never assumed.',
    entries: vo2MaxEquations.map((equation) => ofEquation('vo2max', equation)),
  },
  {
    id: 'hrmax',
    title: 'Predicted highest heart rate',
    entries: hrMaxEquations.map((equation) => ofEquation('hrmax', equation)),
  },
];
