import { plural } from '#language/plural.ts';
import { term } from '#language/terms.ts';
import { averagingName } from '../averaging/averaging-name.ts';
import { conventionInWords } from '../model/convention.ts';
import type { CpetOptions } from '../options.ts';
import { hrMaxEquations } from '../reference-values/hr-max.ts';
import { vo2MaxEquations } from '../reference-values/vo2max.ts';

/**
 * What a batch was made with, in one line: "VO2peak: moving 30 s · predicted by Wasserman and Hansen, Tanaka 2001 ·
 * VT1 and VT2: readers in general".
 */
export function optionsInWords(options: CpetOptions): string {
  const {
    peakAveraging,
    vo2MaxEquation,
    hrMaxEquation,
    thresholdConvention,
    comparedModels,
    profiles = [],
  } = options;
  const vo2Max = vo2MaxEquations.find(({ id }) => id === vo2MaxEquation)?.title ?? vo2MaxEquation;
  const hrMax = hrMaxEquations.find(({ id }) => id === hrMaxEquation)?.title ?? hrMaxEquation;
  return [
    `VO2peak: ${term(averagingName(peakAveraging))}`,
    `predicted by ${term(vo2Max)}, ${term(withoutFormula(hrMax))}`,
    `VT1 and VT2: ${term(conventionInWords(thresholdConvention))}`,
    ...(comparedModels.length > 0
      ? [plural(comparedModels.length, ['# model of your own beside', '# models of your own beside'])]
      : []),
    ...(profiles.length > 0 ? [`laboratory profiles: ${profiles.map(({ name }) => name).join(', ')}`] : []),
  ].join(' · ');
}

/** "Tanaka 2001 (208 − 0.7 · age)" → "Tanaka 2001". */
function withoutFormula(title: string): string {
  return title.replace(/ \([^()]*·[^()]*\)$/, '');
}

/** A typed averaging length as a whole number within 5 to 60; undefined for what is no number. */
export function averagingLength(typed: string): number | undefined {
  const length = typed.trim() === '' ? Number.NaN : Math.round(Number(typed));
  return Number.isFinite(length) ? Math.min(60, Math.max(5, length)) : undefined;
}
