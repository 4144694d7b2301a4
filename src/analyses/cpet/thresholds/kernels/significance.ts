/**
 * Chance that a second line improves a fit this much if there were one line only: F = ((SSE1 − SSE2)/2) / (SSE2/(n − 4))
 * on 2 and n − 4 degrees of freedom, whose upper tail has the closed form (1 + 2F/ν)^(−ν/2).
 * Three lines against two alike, with 6 parameters. `n` is the effective number of points, `effectiveCount`, since smoothed data are not independent.
 */
export function chanceOfOneLine(sseOne: number, sseTwo: number, n: number, parameters = 4): number {
  const freedom = n - parameters;
  if (freedom <= 0) return 1;
  if (sseTwo <= 1e-12 * sseOne) return 0;
  const f = Math.max(0, (sseOne - sseTwo) / 2 / (sseTwo / freedom));
  return (1 + (2 * f) / freedom) ** (-freedom / 2);
}

/** Residuals that are still more alike one window apart show a curve that no bent line follows, not noise. */
const mostCorrelation = 0.5;

/**
 * Effective number of independent points of residuals with autocorrelation ρ at `lag`: (n / lag) (1 − ρ) / (1 + ρ)
 * (Bayley and Hammersley 1946, J R Stat Soc Suppl 8:184, first-order form); negative ρ is not credited.
 * Where the data are moving means, take the window as the lag: means that do not overlap are independent already, and
 * the formula, which holds for decaying correlation, would count the overlap several times over.
 */
export function effectiveCount(residuals: Float64Array, lag = 1): number {
  const n = residuals.length;
  let same = 0;
  let lagged = 0;
  for (let i = 0; i < n; i += 1) {
    const here = residuals[i] ?? 0;
    same += here * here;
    if (i >= lag) lagged += here * (residuals[i - lag] ?? 0);
  }
  if (same <= 0 || n <= lag) return n / lag;
  const most = lag > 1 ? mostCorrelation : 0.95;
  const rho = Math.min(most, Math.max(0, lagged / same));
  return (n / lag) * ((1 - rho) / (1 + rho));
}
