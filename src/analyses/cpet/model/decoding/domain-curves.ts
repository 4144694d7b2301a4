import type { DomainCurves } from '../domain-answer.ts';
import type { Span } from './span.ts';
import type { JointBelief } from './join-in-order.ts';

/** Stored to this many parts of one. */
const parts = 10_000;

/**
 * Probability of each domain at every grid time from the joint belief: severe once VT2 has passed, moderate while VT1
 * has not, heavy in between. Whole parts of 10,000, so that three numbers are stored and still sum to 1.
 */
export function domainCurves(timeS: Float64Array, span: Span, joint: JointBelief): DomainCurves {
  const moderate: number[] = [];
  const heavy: number[] = [];
  const severe: number[] = [];
  let vt1Passed = 0;
  let vt2Passed = 0;
  for (let i = 0; i < timeS.length; i += 1) {
    const cell = i - span.first;
    const { both, onlyVt1 } = joint;
    const vt1Here = both * (joint.vt1WithVt2[cell] ?? 0) + onlyVt1 * (joint.vt1Alone[cell] ?? 0);
    const vt2Here = both * (joint.vt2[cell] ?? 0);
    // Half of a cell lies before its time.
    const severeParts = Math.round(parts * (vt2Passed + vt2Here / 2));
    const aboveVt1 = Math.max(severeParts, Math.round(parts * (vt1Passed + vt1Here / 2)));
    moderate.push(Math.max(0, parts - aboveVt1) / parts);
    heavy.push((aboveVt1 - severeParts) / parts);
    severe.push(severeParts / parts);
    vt1Passed += vt1Here;
    vt2Passed += vt2Here;
  }
  return { timeS: Array.from(timeS), moderate, heavy, severe };
}
