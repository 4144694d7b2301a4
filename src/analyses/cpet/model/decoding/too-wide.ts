import type { Convention, DomainThreshold, GuardNote } from '../domain-answer.ts';
import type { Belief } from './join-in-order.ts';
import type { NetworkBeliefs } from './network-beliefs.ts';
import { quantileS } from './places.ts';
import type { Span } from './span.ts';

/**
 * A 90 % interval over more than this share of where a threshold may lie says nothing (the classical consensus has .7).
 * Marks of readers scatter by themselves, over a larger part of a short test.
 */
const widestShare: Readonly<Record<Convention['kind'], number>> = {
  none: 0.7,
  readers: 0.9,
  laboratory: 0.9,
};
/** A network that is this vague on its own leaves the answer to prior and classical methods. */
const vagueShare = 0.55;

/** Why an answer is refused after all: VT1 might lie nearly anywhere. */
export function widthRefusal(vt1: DomainThreshold, span: Span, { kind }: Convention): GuardNote | undefined {
  if (!vt1.found) return undefined;
  const { low, high } = vt1.timeIntervalsS.interval90;
  if (high - low <= widestShare[kind] * spanS(span)) return undefined;
  const detail = `VT1 cannot be placed: its 90 % interval is ${Math.round(high - low)} s wide`;
  return { code: 'posterior-too-wide', detail };
}

/** Says so where the network alone hardly knows where a threshold lies. */
export function vagueness(beliefs: NetworkBeliefs, span: Span): GuardNote[] {
  const widthS = ({ places }: Belief) =>
    quantileS(places, span.timeS, 0.95) - quantileS(places, span.timeS, 0.05);
  return (['vt1', 'vt2'] as const).flatMap((which) => {
    const belief = beliefs[which];
    const width = widthS(belief);
    if (belief.absent > 0.5 || width <= vagueShare * spanS(span)) return [];
    const detail = `the network alone is vague about ${which.toUpperCase()} (90 % interval ${Math.round(width)} s)`;
    return [{ code: 'posterior-too-wide', detail } as const];
  });
}

function spanS(span: Span): number {
  return span.timeS.length * span.stepS;
}
