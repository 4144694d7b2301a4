import { expect, it } from 'vitest';
import {
  bytesField,
  encodeMessage,
  floatField,
  integerField,
  messageField,
  textField,
} from './protobuf-writer.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

it('writes the examples of the format’s own description', () => {
  // Protocol Buffers, "Encoding": field 1 = 150; field 2 = "testing"; field 3 = a message of the first.
  expect(hex(integerField(1, 150))).toBe('089601');
  expect(hex(textField(2, 'testing'))).toBe('120774657374696e67');
  expect(hex(messageField(3, [integerField(1, 150)]))).toBe('1a03089601');
});

it('writes -1 in ten bytes, a float in four, a high field number in two', () => {
  expect(hex(integerField(3, -1))).toBe('18ffffffffffffffffff01');
  expect(hex(floatField(2, 1))).toBe('150000803f');
  expect(hex(integerField(20, 2))).toBe('a00102');
});

it('writes lengths over 127 as varints and joins fields in their order', () => {
  const long = bytesField(9, new Uint8Array(300));
  expect(hex(long.subarray(0, 3))).toBe('4aac02');
  expect(long).toHaveLength(303);
  expect(encodeMessage([long, long])).toHaveLength(606);
  expect(encodeMessage([])).toHaveLength(0);
});
