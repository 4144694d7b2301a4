import { median } from '#core/statistics.ts';
import type { Series } from '../channels.ts';
import type { Sampling } from '../recording.ts';

/**
 * breaths, averages or a uniform 1-Hz series? Averages have a near-constant step of 5 s or more, or steps of 5 s or more
 * that hold clearly more than one breath each (carts that cut their bins at a breath's end make uneven ones).
 */
export function samplingOf(timeS: readonly number[], rfPerMin: Series | undefined): Sampling {
  const steps: number[] = [];
  const breathsPerRow: number[] = [];
  for (let row = 1; row < timeS.length; row += 1) {
    const step = (timeS[row] ?? 0) - (timeS[row - 1] ?? 0);
    if (step <= 0) continue;
    steps.push(step);
    const rate = rfPerMin?.[row];
    if (rate !== undefined) breathsPerRow.push((step * rate) / 60);
  }
  const typical = median(steps) ?? 0;
  const intervalS = Math.round(typical * 1000) / 1000;
  const near = steps.filter((step) => Math.abs(step - typical) <= 0.05 * typical).length;
  const constant = steps.length >= 2 && near >= 0.8 * steps.length;
  const breaths = median(breathsPerRow);
  if (typical >= 5 && (breaths === undefined ? constant : breaths > 1.7 || (constant && breaths > 1.2))) {
    return { kind: 'averaged', intervalS };
  }
  const isUniform = constant && Math.abs(typical - 1) < 0.02 && near >= 0.95 * steps.length;
  return { kind: isUniform ? 'uniform' : 'breaths', intervalS };
}
