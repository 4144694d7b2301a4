import { expect, it } from 'vitest';
import { sha256Hex } from './sha256.ts';

it('is the SHA-256 of the published example (FIPS 180-4, "abc"), of text and bytes alike', () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(sha256Hex('abc')).toBe(abc);
  expect(sha256Hex(Uint8Array.of(97, 98, 99))).toBe(abc);
});
