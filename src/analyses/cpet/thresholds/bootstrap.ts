import type { Random } from '#core/random.ts';
import type { Breakpoint, Points } from './estimate.ts';

/**
 * Breakpoints of redrawn data: fitted curve plus blocks of consecutive residuals in random order (moving-block
 * bootstrap, Künsch 1989, Ann Stat 17:1217). Blocks keep the autocorrelation that breathing and smoothing give.
 * Draws in which no breakpoint can be fitted are left out.
 */
export function bootstrapBreakpoints(
  points: Points,
  found: Breakpoint,
  options: { readonly draws: number; readonly blockPoints: number; readonly random: Random },
): Float64Array {
  const n = points.x.length;
  const { fitted, again } = found;
  const residuals = points.y.map((y, i) => y - (fitted[i] ?? 0));
  const block = Math.max(1, Math.min(options.blockPoints, n));
  const drawn = new Float64Array(options.draws);
  let count = 0;
  const y = new Float64Array(n);
  for (let draw = 0; draw < options.draws; draw += 1) {
    for (let start = 0; start < n; start += block) {
      const moved = Math.floor(options.random() * (n - block + 1)) - start;
      const end = Math.min(n, start + block);
      for (let i = start; i < end; i += 1) y[i] = (fitted[i] ?? 0) + (residuals[i + moved] ?? 0);
    }
    const x = again(y);
    if (x !== undefined) drawn[count++] = x;
  }
  return drawn.subarray(0, count).sort();
}
