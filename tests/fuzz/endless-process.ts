import type { Answer, Question } from './outcome.ts';

// Never answers the question number 1: by this the guard is tried.

process.on('message', ({ index }: Question) => {
  while (index === 1);
  process.send?.({ outcome: { kind: 'success' }, cpuMs: 0, peakMegabytes: 0 } satisfies Answer);
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
