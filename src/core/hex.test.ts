import { expect, it } from 'vitest';
import { toHex } from './hex.ts';

it('hex keeps the zero in front of small bytes', () => {
  expect(toHex(Uint8Array.of(0, 10, 255))).toBe('000aff');
  expect(toHex(new Uint8Array())).toBe('');
});
