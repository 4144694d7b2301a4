import type { CpetFinding } from './finding.ts';
import { headlineThreshold } from './headline-thresholds.ts';
import type { DomainCurves } from './model/domain-answer.ts';
import { exercisePartOf } from './read-at-time.ts';

export type Domain = 'moderate' | 'heavy' | 'severe';

/** A stretch of the test in one intensity domain, s on the file's clock. */
export type DomainStretch = { readonly domain: Domain; readonly startS: number; readonly endS: number };

type Known = Pick<CpetFinding, 'domains' | 'thresholds' | 'adjusted' | 'exerciseDurationS'>;

/**
 * The domains as the page shades them. Where a person set a threshold: by the thresholds of the headline, over the
 * exercise part. Else the most probable domain at each time, by the network; nothing where it does not answer.
 */
export function domainStretches(finding: Known): readonly DomainStretch[] {
  const { adjusted, domains } = finding;
  if (adjusted?.vt1 !== undefined || adjusted?.vt2 !== undefined) return betweenThresholds(finding);
  return domains?.state === 'answered' ? mostProbable(domains.curves) : [];
}

function betweenThresholds(finding: Known): readonly DomainStretch[] {
  const part = exercisePartOf(finding);
  if (part === undefined) return [];
  const [vt1, vt2] = [headlineThreshold('VT1', finding), headlineThreshold('VT2', finding)];
  const first = vt1?.found === true ? vt1.timeS : undefined;
  const second = vt2?.found === true ? vt2.timeS : undefined;
  const stretches: readonly DomainStretch[] = [
    { domain: 'moderate', startS: part.startS, endS: first ?? second ?? part.endS },
    ...(first === undefined ? [] : [{ domain: 'heavy' as const, startS: first, endS: second ?? part.endS }]),
    ...(second === undefined ? [] : [{ domain: 'severe' as const, startS: second, endS: part.endS }]),
  ];
  return stretches.filter(({ startS, endS }) => endS > startS);
}

function mostProbable(curves: DomainCurves): readonly DomainStretch[] {
  const stretches: DomainStretch[] = [];
  curves.timeS.forEach((startS, place) => {
    const endS = curves.timeS[place + 1];
    if (endS === undefined) return;
    const domain = highest(curves, place);
    const last = stretches.at(-1);
    if (last?.domain === domain) stretches[stretches.length - 1] = { ...last, endS };
    else stretches.push({ domain, startS, endS });
  });
  return stretches;
}

function highest(curves: DomainCurves, place: number): Domain {
  const share = (domain: Domain) => curves[domain][place] ?? 0;
  const all: readonly Domain[] = ['moderate', 'heavy', 'severe'];
  return all.reduce((best, domain) => (share(domain) > share(best) ? domain : best));
}
