/**
 * Records of Excel's binary formats begin with a text whose length stands in a byte; where the record ends before that
 * byte, the library reads a length of undefined and fills memory until an array overflows (17 s measured). These are
 * the records and the length each has at least.
 */
const shortestTextRecord = new Map([
  [0x0004, 8], // LABEL of BIFF2
  [0x0007, 1], // STRING
  [0x001e, 1], // FORMAT of BIFF2
  [0x005c, 1], // WRITEACCESS
  [0x041e, 3], // FORMAT
]);

/**
 * Whether a BIFF stream is whole: every record lies inside the file, text records have room for their length, and each
 * BOF has its EOF. What follows the last EOF is filling. (Microsoft [MS-XLS] 2.1.4 and 2.4)
 */
export function isWholeBiff(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = 0;
  let open = 0;
  while (at + 4 <= stream.length) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const begins = (type & 0xff) === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(type >> 8);
    if (open === 0 && !begins) break;
    at += 4 + length;
    if (at > stream.length || length < (shortestTextRecord.get(type) ?? 0)) return false;
    if (begins) open += 1;
    else if (type === 0x000a) open -= 1;
  }
  return open === 0 && at > 0;
}
