/**
 * Writes Protocol Buffers' wire format (varint, length-delimited and 32-bit fields): what an ONNX model needs.
 * A message is the list of its fields; nesting is a field whose value is a message.
 */
export type Message = readonly Uint8Array[];

/** An integer field: int32, int64 or an enumeration. Negative numbers take ten bytes, as the format demands. */
export function integerField(field: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(BigInt(field << 3)), ...varint(BigInt.asUintN(64, BigInt(value)))]);
}

/** A 32-bit float field. */
export function floatField(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return Uint8Array.from([...varint(BigInt((field << 3) | 5)), ...bytes]);
}

/** A field of bytes. */
export function bytesField(field: number, value: Uint8Array): Uint8Array {
  const head = [...varint(BigInt((field << 3) | 2)), ...varint(BigInt(value.length))];
  const whole = new Uint8Array(head.length + value.length);
  whole.set(head);
  whole.set(value, head.length);
  return whole;
}

/** A text field, UTF-8. */
export function textField(field: number, value: string): Uint8Array {
  return bytesField(field, new TextEncoder().encode(value));
}

/** A field that is itself a message. */
export function messageField(field: number, message: Message): Uint8Array {
  return bytesField(field, encodeMessage(message));
}

/** The bytes of a message: its fields, one after the other. */
export function encodeMessage(message: Message): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(message.reduce((length, field) => length + field.length, 0));
  let at = 0;
  for (const field of message) {
    whole.set(field, at);
    at += field.length;
  }
  return whole;
}

/** Seven bits a byte, lowest first; the top bit says that more follow. */
function varint(value: bigint): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return bytes;
}
