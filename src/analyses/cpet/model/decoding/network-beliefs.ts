import type { NetworkOutput, ThresholdProbability } from '../network-output.ts';
import type { Belief } from './join-in-order.ts';
import { normalise } from './places.ts';
import { within, type Span } from './span.ts';

/** By which each head's softmax is divided, found on held-out tests; 1 leaves it as it is. */
export type HeadTemperatures = {
  readonly vt1: number;
  readonly vt2: number;
  readonly readerVt1: number;
  readonly readerVt2: number;
};

export const untempered: HeadTemperatures = { vt1: 1, vt2: 1, readerVt1: 1, readerVt2: 1 };

export type NetworkBeliefs = Readonly<Record<keyof HeadTemperatures, Belief>>;

/** The four heads, each calibrated by its temperature and restricted to the span. */
export function networkBeliefs(
  output: NetworkOutput,
  span: Span,
  temperatures: HeadTemperatures,
): NetworkBeliefs {
  const belief = (head: keyof HeadTemperatures) => calibrate(output[head], span, temperatures[head]);
  return {
    vt1: belief('vt1'),
    vt2: belief('vt2'),
    readerVt1: belief('readerVt1'),
    readerVt2: belief('readerVt2'),
  };
}

/** p^(1/T) over all places and "absent" together is the softmax of its logits over T. */
function calibrate({ at, absent }: ThresholdProbability, span: Span, temperature: number): Belief {
  const heat = (p: number) => (p > 0 ? Math.exp(Math.log(p) / temperature) : 0);
  const inside = within(span, at);
  const places = temperature === 1 ? inside.slice() : inside.map(heat);
  const present = places.reduce((sum, p) => sum + p, 0);
  const missing = temperature === 1 ? Math.max(0, absent) : heat(absent);
  const all = present + missing;
  return { places: normalise(places), absent: all > 0 ? missing / all : 0 };
}
