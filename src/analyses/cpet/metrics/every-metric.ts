import { atRest } from './at-rest.ts';
import { classes } from './classes.ts';
import { deadSpace } from './dead-space.ts';
import { fatOxidation } from './fat-oxidation.ts';
import { heart } from './heart.ts';
import { maximalEffort } from './maximal-effort.ts';
import type { MetricDefinition } from './metric.ts';
import { oscillatoryBreathing } from './oscillatory-breathing.ts';
import { oxygenUptakeEfficiency } from './oxygen-uptake-efficiency.ts';
import { plateau } from './plateau.ts';
import { recovery } from './recovery.ts';
import { runningEconomyMetrics } from './running-economy.ts';
import { substratesAt } from './substrates-at.ts';
import { ventilatoryEfficiency } from './ventilatory-efficiency.ts';
import { workEfficiency } from './work-efficiency.ts';

/** Every metric in the order in which reports show them. */
export const everyMetric: readonly MetricDefinition[] = [
  ...plateau,
  ...maximalEffort,
  ...classes,
  ...ventilatoryEfficiency,
  ...oxygenUptakeEfficiency,
  ...deadSpace,
  ...workEfficiency,
  ...runningEconomyMetrics,
  ...heart,
  ...recovery,
  ...oscillatoryBreathing,
  ...atRest,
  ...substratesAt,
  ...fatOxidation,
];
