import type { Opening } from '#storage/opening.ts';
import { tellEvent } from './event-log.ts';

let opening = $state.raw<Opening>({ phase: 'opening' });

/** How far this tab is with opening the stores, and whether it still has them. */
export function currentOpening(): Opening {
  return opening;
}

/** Takes note of it, and writes into the log of events what is worth it. */
export function updateOpening(next: Opening): void {
  const isNews = next.phase !== opening.phase;
  opening = next;
  if (!isNews) return;
  if (next.phase === 'waiting') tellEvent('upgrade-waited');
  if (next.phase === 'let-go') tellEvent('let-go');
}
