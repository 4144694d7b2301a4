import type { FigureSpan } from '#reports/figure.ts';
import type { CpetFinding, Phase } from '../finding.ts';
import { domainStretches } from '../domain-stretches.ts';
import { domains } from './intensity-domains.ts';

export const phaseTitles: Readonly<Record<Phase['phase'], string>> = {
  rest: 'Rest',
  'warm-up': 'Warm-up',
  stages: 'Stages',
  incremental: 'Incremental',
  'constant-load': 'Constant load',
  exercise: 'Exercise',
  recovery: 'Recovery',
};

/** The phases as spans behind the panels. */
export function phaseSpans(phases: CpetFinding['phases']): readonly FigureSpan[] {
  return phases.map(({ phase, startS, endS }) => ({
    title: phaseTitles[phase],
    colour: `--phase-${phase}`,
    startS,
    endS,
  }));
}

/** The intensity domains as spans: by the thresholds a person set, else the most probable one at each time. */
export function domainSpans(finding: Parameters<typeof domainStretches>[0]): readonly FigureSpan[] {
  return domainStretches(finding).flatMap(({ domain, startS, endS }) => {
    const named = domains.find(({ id }) => id === domain);
    return named ? [{ title: named.title, colour: named.colour, startS, endS }] : [];
  });
}
