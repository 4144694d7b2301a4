import { classes } from './classes.ts';
import { fatOxidation } from './fat-oxidation.ts';
import { heart } from './heart.ts';
import type { MetricDefinition } from './metric.ts';
import { oscillatoryBreathing } from './oscillatory-breathing.ts';
import { oxygenUptakeEfficiency } from './oxygen-uptake-efficiency.ts';
import { recovery } from './recovery.ts';
import { ventilatoryEfficiency } from './ventilatory-efficiency.ts';
import { workEfficiency } from './work-efficiency.ts';

/** Every metric in the order in which reports show them. */
export const everyMetric: readonly MetricDefinition[] = [
  ...classes,
  ...ventilatoryEfficiency,
  ...oxygenUptakeEfficiency,
  ...workEfficiency,
  ...heart,
  ...recovery,
  ...oscillatoryBreathing,
  ...fatOxidation,
];
