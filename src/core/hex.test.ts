import { expect, it } from 'vitest';
import { fromHex, toHex } from './hex.ts';

it('hex keeps the zero in front of small bytes', () => {
  expect(toHex(Uint8Array.of(0, 10, 255))).toBe('000aff');
  expect(toHex(new Uint8Array())).toBe('');
});

it('hex is read back as it was written', () => {
  expect(fromHex('000aff')).toEqual(Uint8Array.of(0, 10, 255));
  expect(fromHex('')).toEqual(new Uint8Array());
});
