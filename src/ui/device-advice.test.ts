import { expect, it } from 'vitest';
import { deviceAdvice, faultTitle } from './device-advice.ts';

it('a fault of the device comes with what to do; a fault of the file is left to its analysis', () => {
  expect(deviceAdvice({ kind: 'storage', detail: 'disk full' })).toContain('Retry failed');
  expect(deviceAdvice({ kind: 'model', detail: 'no available backend' })).toMatch(
    /Reload .* forbids WebAssembly/,
  );
  expect(deviceAdvice({ kind: 'unreadable', code: 'empty-file', detail: '' })).toBeUndefined();
});

it('a code reads as words', () => {
  expect(faultTitle({ kind: 'unsupported', code: 'no-vo2-column', detail: '' })).toBe('No VO2 column');
  expect(faultTitle({ kind: 'timeout', detail: '' })).toBe('Timeout');
});
