/**
 * Chance that a second line improves a fit this much if there were one line only: F = ((SSE1 − SSE2)/2) / (SSE2/(n − 4))
 * on 2 and n − 4 degrees of freedom, whose upper tail has the closed form (1 + 2F/ν)^(−ν/2).
 * `n` is the effective number of points, `effectiveCount`, since smoothed data are not independent.
 */
export function chanceOfOneLine(sseOne: number, sseTwo: number, n: number): number {
  const freedom = n - 4;
  if (freedom <= 0) return 1;
  if (sseTwo <= 1e-12 * sseOne) return 0;
  const f = Math.max(0, (sseOne - sseTwo) / 2 / (sseTwo / freedom));
  return (1 + (2 * f) / freedom) ** (-freedom / 2);
}

/**
 * Effective number of independent points of residuals with lag-one autocorrelation ρ: n (1 − ρ) / (1 + ρ)
 * (Bayley and Hammersley 1946, J R Stat Soc Suppl 8:184, first-order form); negative ρ is not credited.
 */
export function effectiveCount(residuals: Float64Array): number {
  const n = residuals.length;
  let same = 0;
  let lagged = 0;
  for (let i = 0; i < n; i += 1) {
    const here = residuals[i] ?? 0;
    same += here * here;
    if (i > 0) lagged += here * (residuals[i - 1] ?? 0);
  }
  if (same <= 0) return n;
  const rho = Math.min(0.95, Math.max(0, lagged / same));
  return (n * (1 - rho)) / (1 + rho);
}
