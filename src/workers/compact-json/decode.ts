import { columnTags, firstByte, powersOfTen, smallInteger, tags } from './format.ts';

/**
 * The value that was encoded. Throws a SyntaxError where the bytes are damaged: cut off, with a place that nothing is
 * at, or with something behind the value.
 */
export function decodeCompactJson(bytes: Uint8Array): unknown {
  const reader = new Reader(bytes);
  if (reader.byte() !== firstByte) throw damaged('the first byte');
  const value = reader.value();
  if (!reader.isAtEnd()) throw damaged('something behind the value');
  return value;
}

/** Whether bytes begin as compact JSON does, and no JSON text. */
export function isCompactJson(bytes: Uint8Array): boolean {
  return bytes[0] === firstByte;
}

function damaged(where: string): SyntaxError {
  return new SyntaxError(`damaged: ${where}`);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

class Reader {
  private at = 0;
  private readonly view: DataView;
  private readonly texts: string[] = [];
  private readonly keySets: (readonly string[])[] = [];

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw damaged('its end');
    return byte;
  }

  value(): unknown {
    const tag = this.byte();
    if (tag >= smallInteger) return tag - smallInteger;
    const power = (columnTags as readonly number[]).indexOf(tag);
    if (power >= 0) return this.column(powersOfTen[power] ?? 1);
    switch (tag) {
      case tags.null:
        return null;
      case tags.false:
        return false;
      case tags.true:
        return true;
      case tags.integer:
        return unsigned(this.varint());
      case tags.float:
        return this.float();
      case tags.text:
      case tags.textAgain:
      case tags.units:
        return this.text(tag);
      case tags.list:
        return Array.from({ length: this.count(1) }, () => this.value());
      case tags.object: {
        const keys = Array.from({ length: this.count(2) }, () => this.text(this.byte()));
        this.keySets.push(keys);
        return this.members(keys);
      }
      case tags.objectAgain: {
        const keys = this.keySets[this.varint()];
        if (keys === undefined) throw damaged('a set of keys');
        return this.members(keys);
      }
      case tags.floats:
        return Array.from({ length: this.count(8) }, () => this.float());
      default:
        throw damaged('a tag');
    }
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw damaged('a number');
  }

  /** A count of what takes so many bytes each at least: a damaged one asks for no memory. */
  private count(leastBytes: number): number {
    const count = this.varint();
    if (count * leastBytes > this.bytes.length - this.at) throw damaged('a count');
    return count;
  }

  private float(): number {
    if (this.at + 8 > this.bytes.length) throw damaged('its end');
    const value = this.view.getFloat64(this.at, true);
    this.at += 8;
    return value;
  }

  private text(tag: number): string {
    if (tag === tags.textAgain) {
      const text = this.texts[this.varint()];
      if (text === undefined) throw damaged('the place of a text');
      return text;
    }
    if (tag !== tags.text && tag !== tags.units) throw damaged('a tag');
    const text = tag === tags.text ? this.utf8() : this.units();
    this.texts.push(text);
    return text;
  }

  private utf8(): string {
    const length = this.count(1);
    this.at += length;
    try {
      return utf8.decode(this.bytes.subarray(this.at - length, this.at));
    } catch {
      throw damaged('a text');
    }
  }

  private units(): string {
    let text = '';
    for (let left = this.count(2); left > 0; left -= 1) {
      text += String.fromCharCode(this.view.getUint16(this.at, true));
      this.at += 2;
    }
    return text;
  }

  private column(factor: number): number[] {
    const values: number[] = [];
    let whole = 0;
    for (let left = this.count(1); left > 0; left -= 1) {
      whole += unsigned(this.varint());
      values.push(whole / factor);
    }
    return values;
  }

  private members(keys: readonly string[]): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    for (const key of keys) {
      const value = this.value();
      // As JSON does it: a member of that name, and no prototype.
      if (key === '__proto__')
        Object.defineProperty(members, key, { value, writable: true, enumerable: true, configurable: true });
      else members[key] = value;
    }
    return members;
  }
}

/** The number whose sign stands in the lowest bit. */
function unsigned(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
