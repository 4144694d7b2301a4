import { expect, it } from 'vitest';
import { factsInWords } from './event-words.ts';

it('the facts of an event stand in one line', () => {
  expect(factsInWords({ batch: 'batch-3fa2c1', files: 12, cutOffs: 1, tookMs: 140, complete: false })).toBe(
    'batch batch-3fa2c1, files 12, cut offs 1, took 140 ms, not complete',
  );
  expect(factsInWords({})).toBe('');
});
