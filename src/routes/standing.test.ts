import { expect, it } from 'vitest';
import type { BatchSummary } from '#app/batch-api.ts';
import { standingWords } from './standing.ts';

const batch = { id: 'b', title: 'lab', analysisId: 'cpet', createdAtMs: 0, options: {} };
const none = {
  total: 0,
  awaited: 0,
  queued: 0,
  running: 0,
  completed: 0,
  partial: 0,
  failed: 0,
  cancelled: 0,
};

function words(summary: Partial<BatchSummary>): string {
  return standingWords({ batch, counts: none, activity: 'idle', ...summary });
}

it('a batch says where it stands in words', () => {
  const half = { ...none, total: 50, queued: 35, running: 2, completed: 11, partial: 1, failed: 1 };
  expect(words({ counts: half, activity: 'running', timeLeftS: 118 })).toBe(
    '12 done, 1 failed, 37 left, about 2 min',
  );
  expect(words({ counts: half, activity: 'running' })).toBe('12 done, 1 failed, 37 left');
  expect(words({ counts: half, timeLeftS: 118 })).toBe('12 done, 1 failed, 37 left, paused');
  expect(words({ counts: { ...none, total: 3, completed: 3 } })).toBe('3 done');
  const cutOff = { ...none, total: 300, awaited: 204, completed: 96 };
  expect(words({ counts: cutOff, activity: 'running' })).toBe('96 done, 204 left');
  expect(words({ counts: cutOff })).toBe('96 done, 204 left, to be chosen again');
});
