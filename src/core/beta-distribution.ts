/**
 * The regularised incomplete beta function I_x(a, b) by its continued fraction (Lentz's method; Abramowitz and Stegun
 * 1964, 26.5.8): what the t and F distributions come from. `a` and `b` positive, x within 0 and 1.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast below the mean; above it the other tail does.
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b;
}

/** The value below which F with these degrees of freedom lies with this probability. */
export function quantileOfF(probability: number, df1: number, df2: number): number {
  const x = quantileOfBeta(probability, df1 / 2, df2 / 2);
  return x >= 1 ? Infinity : (df2 * x) / (df1 * (1 - x));
}

/** The value below which Student's t lies with this probability. */
export function quantileOfT(probability: number, df: number): number {
  const tail = Math.min(probability, 1 - probability);
  const x = quantileOfBeta(2 * tail, df / 2, 0.5);
  const t = Math.sqrt((df * (1 - x)) / x);
  return probability < 0.5 ? -t : t;
}

/** By halving, until the last digit holds still: the function rises. */
function quantileOfBeta(probability: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 1100 && high - low > 1e-16 * high; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (incompleteBeta(middle, a, b) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 1000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guarded(1 + even * d);
    c = guarded(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guarded(1 + odd * d);
    c = guarded(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;

  function guarded(divisor: number): number {
    return Math.abs(divisor) < tiny ? tiny : divisor;
  }
}

/** log Γ(x) for x > 0: Stirling's series (Abramowitz and Stegun 1964, 6.1.41) after moving x above 12. */
export function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 12) {
    shift += Math.log(z);
    z += 1;
  }
  const inverse = 1 / (z * z);
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188))))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
