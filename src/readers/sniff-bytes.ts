/** What the first bytes of a file say it is. Names and endings are never asked: they lie. */
export type ByteKind =
  | 'zip'
  | 'ole'
  | 'bare-biff'
  | 'text'
  /** A known format that holds no table: its plain name is in `description`. */
  | 'other';

export type Sniffed = { readonly kind: ByteKind; readonly description: string };

const others: readonly (readonly [string, string])[] = [
  ['25 50 44 46 2d', 'a PDF document'],
  ['89 50 4e 47 0d 0a 1a 0a', 'a PNG picture'],
  ['ff d8 ff', 'a JPEG picture'],
  ['47 49 46 38', 'a GIF picture'],
  ['42 4d ?? ?? ?? ?? 00 00 00 00', 'a BMP picture'],
  ['49 49 2a 00', 'a TIFF picture'],
  ['4d 4d 00 2a', 'a TIFF picture'],
  ['52 49 46 46 ?? ?? ?? ??', 'a RIFF file (picture, sound or film)'],
  ['00 00 00 ?? 66 74 79 70', 'a film or picture'],
  ['1f 8b', 'a gzip archive'],
  ['52 61 72 21', 'a RAR archive'],
  ['37 7a bc af 27 1c', 'a 7-Zip archive'],
  ['42 5a 68', 'a bzip2 archive'],
  ['fd 37 7a 58 5a', 'an XZ archive'],
  ['53 51 4c 69 74 65 20 66', 'an SQLite database'],
  ['4d 5a ?? 00', 'a program'],
  ['7f 45 4c 46', 'a program'],
  ['7b 5c 72 74 66', 'a rich text document'],
];

/** Names the container by its signature; whatever has none is taken for text. */
export function sniffBytes(bytes: Uint8Array): Sniffed {
  if (startsWith(bytes, '50 4b 03 04') || startsWith(bytes, '50 4b 05 06')) {
    return { kind: 'zip', description: 'a zip archive' };
  }
  if (startsWith(bytes, 'd0 cf 11 e0 a1 b1 1a e1')) {
    return { kind: 'ole', description: 'an OLE2 container' };
  }
  if (isBareBiff(bytes)) return { kind: 'bare-biff', description: 'an Excel 2 to 5 worksheet' };
  const other = others.find(([signature]) => startsWith(bytes, signature));
  return other === undefined
    ? { kind: 'text', description: 'text' }
    : { kind: 'other', description: other[1] };
}

/**
 * A worksheet of Excel 2 to 5 without container starts with its BOF record: type 09, version 00, 02, 04 or 08,
 * then the record's length, 4 to 16, as two bytes. Text that starts with a tab has no zero in the fourth byte,
 * and UTF-16 text no control character in the third.
 */
function isBareBiff(bytes: Uint8Array): boolean {
  const [type, version, length, high] = bytes;
  return (
    type === 0x09 &&
    version !== undefined &&
    [0x00, 0x02, 0x04, 0x08].includes(version) &&
    length !== undefined &&
    [4, 6, 8, 16].includes(length) &&
    high === 0
  );
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return signature
    .split(' ')
    .every((hex, i) => (hex === '??' ? i < bytes.length : bytes[i] === Number.parseInt(hex, 16)));
}
