import { expect, test } from 'vitest';
import { decodeFinding, encodeFinding } from './finding-bytes.ts';

test('a finding comes back as it was', () => {
  const finding = { title: 'Ergometrie', series: { timeS: [0, 2.5, 5] }, vt1: undefined };
  expect(decodeFinding(encodeFinding(finding))).toStrictEqual({
    title: 'Ergometrie',
    series: { timeS: [0, 2.5, 5] },
  });
});

test('a finding that an earlier build kept as JSON is read', () => {
  expect(decodeFinding(new TextEncoder().encode('{"title":"Ergométrie"}'))).toEqual({ title: 'Ergométrie' });
});

test('damage is said', () => {
  expect(() => decodeFinding(encodeFinding({ a: 'text' }).subarray(0, 5))).toThrow(SyntaxError);
  expect(() => decodeFinding(new TextEncoder().encode('{"a":'))).toThrow(SyntaxError);
  expect(() => decodeFinding(new Uint8Array([0x7b, 0xff]))).toThrow(TypeError);
});
