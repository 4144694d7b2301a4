/** Steps of the integration: the quantile is good to 5 digits for every number of degrees of freedom from 1. */
const steps = 4000;

/**
 * The 97.5 % quantile of Student's t (Student 1908, Biometrika 6:1), by which a 95 % interval is wide. With
 * t = √df · tan θ the density becomes cos^(df − 1) θ, which is integrated by the trapezoidal rule.
 */
export function tQuantile975(degreesOfFreedom: number): number {
  const exponent = degreesOfFreedom - 1;
  // Beyond twelve standard widths nothing is left of the density.
  const end = Math.min(Math.PI / 2, 12 / Math.sqrt(degreesOfFreedom));
  const step = end / steps;
  const density = (place: number) => Math.cos(place * step) ** exponent;
  let total = 0;
  for (let place = 0; place < steps; place += 1) total += density(place) + density(place + 1);
  const wanted = 0.95 * total;
  let sum = 0;
  for (let place = 0; place < steps; place += 1) {
    const slice = density(place) + density(place + 1);
    if (sum + slice >= wanted)
      return Math.sqrt(degreesOfFreedom) * Math.tan((place + (wanted - sum) / slice) * step);
    sum += slice;
  }
  return Math.sqrt(degreesOfFreedom) * Math.tan(end);
}
