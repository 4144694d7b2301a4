/**
 * How many bytes packed data unpack to, counted from their codes alone. Nothing is unpacked, so that a bomb costs no
 * memory, and the count stops at `most`. Damage ends it where it is.
 */
export type UnpackedLength = (packed: Uint8Array, most: number) => number;

/** zlib around DEFLATE (RFC 1950 and 1951), as a PDF's Flate filter has it. */
export const zlibLength: UnpackedLength = (packed, most) =>
  isZlib(packed) ? deflateLength(packed.subarray(2), most) : 0;

/** Whether data begin as zlib's do (RFC 1950, 2.2). */
export function isZlib([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 15) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0;
}

type Bits = { readonly bytes: Uint8Array; at: number };

function readBits(bits: Bits, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i += 1, bits.at += 1)
    value |= (((bits.bytes[bits.at >> 3] ?? 0) >> (bits.at & 7)) & 1) << i;
  return value;
}

/** A canonical Huffman code: how many codes there are of each length, and their symbols in order. */
type Code = {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
  /** By the next bits, what was found at them before: its symbol times 16, and its length. */
  readonly known: Uint16Array;
};

/** Longer codes are rare. */
const knownBits = 9;

function codeOf(lengths: readonly number[]): Code {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const places = new Uint16Array(17);
  for (let length = 1; length <= 15; length += 1)
    places[length + 1] = (places[length] ?? 0) + (counts[length] ?? 0);
  const symbols = new Uint16Array(places[16] ?? 0);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const place = places[length] ?? 0;
    symbols[place] = symbol;
    places[length] = place + 1;
  }
  return { counts, symbols, known: new Uint16Array(1 << knownBits) };
}

/** The next symbol; -1 where no code fits (damage). */
function readSymbol(bits: Bits, code: Code): number {
  const { bytes, at } = bits;
  const two = (bytes[at >> 3] ?? 0) | ((bytes[(at >> 3) + 1] ?? 0) << 8);
  const next = (two >> (at & 7)) & ((1 << knownBits) - 1);
  const known = code.known[next] ?? 0;
  if (known > 0) {
    bits.at += known & 15;
    return known >> 4;
  }
  const symbol = followCode(bits, code);
  const length = bits.at - at;
  if (symbol >= 0 && length <= knownBits) code.known[next] = symbol * 16 + length;
  return symbol;
}

function followCode(bits: Bits, { counts, symbols }: Code): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= 15; length += 1) {
    code |= ((bits.bytes[bits.at >> 3] ?? 0) >> (bits.at & 7)) & 1;
    bits.at += 1;
    const count = counts[length] ?? 0;
    if (code - count < first) return symbols[index + code - first] ?? -1;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return -1;
}

const matchBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115];
const longMatchBase = [...matchBase, 131, 163, 195, 227, 258];
const matchExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const fixedLengths = Array.from({ length: 288 }, (_, symbol) => {
  if (symbol < 144) return 8;
  if (symbol < 256) return 9;
  return symbol < 280 ? 7 : 8;
});
const fixedCodes = { literals: codeOf(fixedLengths), distances: codeOf(Array<number>(30).fill(5)) };

function deflateLength(bytes: Uint8Array, most: number): number {
  const bits: Bits = { bytes, at: 0 };
  let produced = 0;
  for (let isLast = false; !isLast && produced < most && bits.at < 8 * bytes.length;) {
    isLast = readBits(bits, 1) === 1;
    const kind = readBits(bits, 2);
    if (kind === 0) {
      const start = ((bits.at + 7) >> 3) + 4;
      const stored = (bytes[start - 4] ?? 0) + 256 * (bytes[start - 3] ?? 0);
      produced += Math.max(0, Math.min(stored, bytes.length - start));
      bits.at = 8 * (start + stored);
      continue;
    }
    const codes = kind === 1 ? fixedCodes : readCodes(bits);
    if (kind === 3 || codes === undefined) break;
    const block = blockLength(bits, codes, most - produced);
    produced += block.produced;
    if (block.isDamaged) break;
  }
  return produced;
}

type Codes = { readonly literals: Code; readonly distances: Code };

/** The codes that stand before a block (RFC 1951, 3.2.7). */
function readCodes(bits: Bits): Codes | undefined {
  const literals = readBits(bits, 5) + 257;
  const distances = readBits(bits, 5) + 1;
  const count = readBits(bits, 4) + 4;
  const ofLengths = Array<number>(19).fill(0);
  for (let i = 0; i < count; i += 1) ofLengths[lengthOrder[i] ?? 0] = readBits(bits, 3);
  const code = codeOf(ofLengths);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = readSymbol(bits, code);
    if (symbol < 0) return undefined;
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) {
      const last = lengths.at(-1) ?? 0;
      for (let left = 3 + readBits(bits, 2); left > 0; left -= 1) lengths.push(last);
    } else {
      const zeros = symbol === 17 ? 3 + readBits(bits, 3) : 11 + readBits(bits, 7);
      for (let left = zeros; left > 0; left -= 1) lengths.push(0);
    }
  }
  return {
    literals: codeOf(lengths.slice(0, literals)),
    distances: codeOf(lengths.slice(literals, literals + distances)),
  };
}

function blockLength(bits: Bits, { literals, distances }: Codes, most: number) {
  const endBit = 8 * bits.bytes.length;
  let produced = 0;
  while (produced < most && bits.at < endBit) {
    const symbol = readSymbol(bits, literals);
    if (symbol === 256) return { produced, isDamaged: false };
    if (symbol < 0 || symbol > 285) return { produced, isDamaged: true };
    if (symbol < 256) {
      produced += 1;
      continue;
    }
    produced += (longMatchBase[symbol - 257] ?? 0) + readBits(bits, matchExtra[symbol - 257] ?? 0);
    const distance = readSymbol(bits, distances);
    if (distance < 0 || distance > 29) return { produced, isDamaged: true };
    bits.at += Math.max(0, (distance >> 1) - 1); // the distance itself does not matter
  }
  return { produced, isDamaged: true };
}

/** LZW as PDF has it: codes of 9 to 12 bits, 256 clears, 257 ends (ISO 32000-1, 7.4.4.2). */
export const lzwLength: UnpackedLength = (packed, most) => {
  const lengths = new Uint32Array(4097).fill(1, 0, 256);
  let next = 258;
  let previous = 0;
  let produced = 0;
  let width = 9;
  let held = 0;
  let heldBits = 0;
  for (const byte of packed) {
    held = ((held << 8) | byte) & 0xffffff;
    heldBits += 8;
    if (heldBits < width) continue;
    heldBits -= width;
    const code = (held >> heldBits) & ((1 << width) - 1);
    if (code === 257 || produced >= most) break;
    if (code === 256) {
      next = 258;
      width = 9;
      previous = 0;
      continue;
    }
    const length = code < next ? (lengths[code] ?? 0) : previous + 1;
    produced += length;
    if (previous > 0 && next < 4096) {
      lengths[next] = previous + 1;
      next += 1;
    }
    previous = length;
    if (next + 1 >= 1 << width && width < 12) width += 1;
  }
  return produced;
};

/** Runs of bytes: a length below 128 copies one more than it says, one above repeats (ISO 32000-1, 7.4.5). */
export const runLength: UnpackedLength = (packed, most) => {
  let produced = 0;
  for (let at = 0; at < packed.length && produced < most;) {
    const length = packed[at] ?? 128;
    if (length === 128) break;
    produced += length < 128 ? length + 1 : 257 - length;
    at += length < 128 ? length + 2 : 2;
  }
  return produced;
};
