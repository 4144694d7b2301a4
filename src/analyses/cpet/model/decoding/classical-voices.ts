import type { Thresholds } from '../../thresholds/find-thresholds.ts';
import type { ThresholdEstimate } from '../../thresholds/estimate.ts';
import { vt1Methods } from '../../thresholds/methods/vt1.ts';
import { vt2Methods } from '../../thresholds/methods/vt2.ts';
import { normalise, type Places } from './places.ts';
import type { Span } from './span.ts';

/** One classical method's say: where it puts the threshold and how much it weighs among its kind. */
export type ClassicalVoice = {
  readonly method: string;
  readonly timeS: number;
  readonly vo2MlPerMin: number;
  /** Share among the classical voices; all sum to 1. */
  readonly share: number;
};

/** The classical methods together: their voices, and the places they give. */
export type ClassicalVoices = { readonly voices: readonly ClassicalVoice[]; readonly places: Places };

const errorShares = new Map(
  [...vt1Methods, ...vt2Methods].map((method) => [method.id, method.errorShare] as const),
);

/** Student's t with few degrees of freedom: a method that took the wrong bend does not rule out the right one. */
const degreesOfFreedom = 4;

type Determinate = Extract<ThresholdEstimate, { determinate: true }>;

/**
 * A kernel density of the determinate methods' times within the span. A kernel's width joins the method's error on
 * simulated tests (a share of VO2peak, turned into time by the rise of VO2) and how well the bend can be placed in this
 * test; a method weighs 1 / variance, as in the classical consensus. Undefined where no method is determinate.
 */
export function classicalVoices(
  which: 'VT1' | 'VT2',
  thresholds: Thresholds | undefined,
  span: Span,
  scale: { readonly vo2PeakMlPerMin: number; readonly riseMlPerMinPerS: number },
): ClassicalVoices | undefined {
  const votes = (thresholds?.estimates ?? []).flatMap((estimate) => {
    const errorShare = errorShares.get(estimate.method);
    if (!estimate.determinate || estimate.which !== which || errorShare === undefined) return [];
    const errorS = (errorShare * scale.vo2PeakMlPerMin) / scale.riseMlPerMinPerS;
    return [{ estimate, sdS: Math.hypot(errorS, placingS(estimate)) }];
  });
  if (votes.length === 0) return undefined;
  const total = votes.reduce((sum, { sdS }) => sum + 1 / sdS ** 2, 0);
  const places = new Float64Array(span.timeS.length);
  const voices = votes.map(({ estimate, sdS }): ClassicalVoice => {
    const share = 1 / sdS ** 2 / total;
    addKernel(places, span, { timeS: estimate.timeS, sdS, share });
    const { method, timeS, vo2MlPerMin } = estimate;
    return { method, timeS, vo2MlPerMin, share };
  });
  return { voices, places: normalise(places) };
}

function placingS({ interval90S: { low, high } }: Determinate): number {
  return (high - low) / 3.29;
}

type Kernel = { readonly timeS: number; readonly sdS: number; readonly share: number };

function addKernel(places: Places, span: Span, { timeS, sdS, share }: Kernel): void {
  const nu = degreesOfFreedom;
  const kernel = span.timeS.map((time) => (1 + ((time - timeS) / sdS) ** 2 / nu) ** (-(nu + 1) / 2));
  normalise(kernel);
  for (let i = 0; i < places.length; i += 1) places[i] = (places[i] ?? 0) + share * (kernel[i] ?? 0);
}
