/** One field of a message: a number for varints, bytes for what is length-delimited; fixed-width numbers stay bytes. */
export type ProtobufField = { readonly field: number; readonly value: number | Uint8Array };

/**
 * The fields of one message in Protocol Buffers' wire format, in file order; undefined where the bytes are no such
 * message. Nested messages are bytes, read by calling this again: nothing here recurses, whatever the file says.
 */
export function readMessage(bytes: Uint8Array): readonly ProtobufField[] | undefined {
  const fields: ProtobufField[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = varintAt(bytes, at);
    if (tag === undefined) return undefined;
    const field = Math.floor(tag.value / 8);
    const width = widthOf(tag.value % 8, bytes, tag.next);
    if (field === 0 || width === undefined) return undefined;
    const { start, length } = width;
    if (start + length > bytes.length) return undefined;
    fields.push({ field, value: width.value ?? bytes.subarray(start, start + length) });
    at = start + length;
  }
  return fields;
}

/** Where a field's value starts and how long it is; a varint carries its value. */
function widthOf(
  wireType: number,
  bytes: Uint8Array,
  at: number,
): { readonly start: number; readonly length: number; readonly value?: number } | undefined {
  switch (wireType) {
    case 0: {
      const varint = varintAt(bytes, at);
      return varint && { start: at, length: varint.next - at, value: varint.value };
    }
    case 1:
      return { start: at, length: 8 };
    case 2: {
      const length = varintAt(bytes, at);
      return length && { start: length.next, length: length.value };
    }
    case 5:
      return { start: at, length: 4 };
    default:
      return undefined;
  }
}

/** A varint of at most ten bytes. Beyond 2^53 it loses digits: such numbers are over every limit anyway. */
function varintAt(bytes: Uint8Array, at: number): { value: number; next: number } | undefined {
  let value = 0;
  for (let i = 0; i < 10; i += 1) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    value += (byte & 127) * 2 ** (7 * i);
    if (byte < 128) return { value, next: at + i + 1 };
  }
  return undefined;
}

/** The varints of a repeated integer field, packed or not. */
export function integersOf(fields: readonly ProtobufField[], field: number): readonly number[] | undefined {
  const integers: number[] = [];
  for (const { field: which, value } of fields) {
    if (which !== field) continue;
    if (typeof value === 'number') integers.push(value);
    else {
      for (let at = 0; at < value.length;) {
        const varint = varintAt(value, at);
        if (varint === undefined) return undefined;
        integers.push(varint.value);
        at = varint.next;
      }
    }
  }
  return integers;
}

/** The last value of an integer field, as the format demands; undefined where it is absent. */
export function integerOf(fields: readonly ProtobufField[], field: number): number | undefined {
  const value = fields.findLast((each) => each.field === field)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** The bytes of every occurrence of a field. */
export function partsOf(fields: readonly ProtobufField[], field: number): readonly Uint8Array[] {
  return fields.flatMap((each) =>
    each.field === field && typeof each.value !== 'number' ? [each.value] : [],
  );
}

/** A text field, cut to 200 characters for messages; '' where it is absent. */
export function textOf(fields: readonly ProtobufField[], field: number): string {
  const value = partsOf(fields, field).at(-1);
  return value === undefined ? '' : new TextDecoder().decode(value.subarray(0, 200));
}
