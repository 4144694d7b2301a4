import { describe, expect, it } from 'vitest';
import { agoInWords, bytesInWords, clockTime, countOf, durationInWords, groupDigits } from './words.ts';

describe('words for numbers', () => {
  it('a count takes the singular for one alone', () => {
    const test = { one: 'test', many: 'tests' };
    expect([0, 1, 2].map((n) => countOf(n, test))).toEqual(['0 tests', '1 test', '2 tests']);
  });

  it('digits are grouped from five on', () => {
    expect(groupDigits(1234)).toBe('1234');
    expect(groupDigits(1_234_567)).toBe('1\u2009234\u2009567');
  });

  it('bytes read as a file manager shows them', () => {
    expect([0, 812, 1400, 999_600, 10_000_000, 123_456_789].map(bytesInWords)).toEqual([
      '0 B',
      '812 B',
      '1.4 kB',
      '1.0 MB',
      '10.0 MB',
      '123 MB',
    ]);
  });

  it('time left is coarse, so that it does not flicker', () => {
    expect([2, 31, 59, 90, 3600, 4800].map(durationInWords)).toEqual([
      'a few seconds',
      '35 s',
      '60 s',
      '2 min',
      '1 h',
      '1 h 20 min',
    ]);
  });

  it('how long ago', () => {
    const now = Date.UTC(2026, 10, 20, 12);
    expect(agoInWords(now - 5_000, now)).toBe('just now');
    expect(agoInWords(now - 125_000, now)).toBe('2 min ago');
    expect(agoInWords(now - 7_300_000, now)).toBe('2 h ago');
    expect(agoInWords(now - 3 * 86_400_000, now)).toBe('17 Nov 2026');
  });

  it('test time may be negative before the start', () => {
    expect([754, 0, -5, -0.2].map(clockTime)).toEqual(['12:34', '0:00', '−0:05', '0:00']);
  });
});
