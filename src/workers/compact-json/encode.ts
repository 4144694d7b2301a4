import { columnTags, firstByte, largestInteger, powersOfTen, smallInteger, tags } from './format.ts';

/** Sets of keys that begin alike: where the next key leads, and the place of the set that ends here. */
type Keys = { place: number | undefined; readonly next: Map<string, Keys> };

/**
 * The bytes of a value as JSON knows it: what `JSON.stringify` would keep of it, of plain objects, lists, texts,
 * numbers, booleans and null. Throws a TypeError on anything else that JSON would write by a method of its own.
 */
export function encodeCompactJson(value: unknown): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  writer.byte(firstByte);
  writer.value(value);
  return writer.written();
}

/** Room that is written into anew for each value, and given up where one took much more than is usual. */
let room = new Uint8Array(128 * 1024);
let view = new DataView(room.buffer);
const mostRoomBytes = 4 * 1024 * 1024;

class Writer {
  private at = 0;
  private readonly texts = new Map<string, number>();
  private readonly keys: Keys = { place: undefined, next: new Map() };
  private keySets = 0;

  written(): Uint8Array<ArrayBuffer> {
    const bytes = room.slice(0, this.at);
    if (room.length > mostRoomBytes) makeRoom(new Uint8Array(128 * 1024));
    return bytes;
  }

  byte(value: number): void {
    if (this.at === room.length) this.reserve(1);
    room[this.at++] = value;
  }

  value(value: unknown): void {
    switch (typeof value) {
      case 'string':
        this.text(value);
        return;
      case 'number':
        this.number(value);
        return;
      case 'boolean':
        this.byte(value ? tags.true : tags.false);
        return;
      case 'object':
        if (value === null) this.byte(tags.null);
        else if (Array.isArray(value)) this.list(value);
        else this.object(value as Readonly<Record<string, unknown>>);
        return;
      case 'undefined':
      case 'function':
      case 'symbol':
        // As an element of a list; members are left out before.
        this.byte(tags.null);
        return;
      case 'bigint':
        throw new TypeError('a bigint has no form in JSON');
    }
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= room.length) return;
    const larger = new Uint8Array(Math.max(2 * room.length, this.at + bytes));
    larger.set(room);
    makeRoom(larger);
  }

  private varint(value: number): void {
    this.reserve(5);
    let rest = value;
    while (rest > 127) {
      room[this.at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    room[this.at++] = rest;
  }

  private number(value: number): void {
    if (Number.isInteger(value) && Math.abs(value) <= largestInteger) {
      if (value >= 0 && value < smallInteger) this.byte(smallInteger + value);
      else {
        this.byte(tags.integer);
        this.varint(signed(value));
      }
    } else if (Number.isFinite(value)) {
      this.byte(tags.float);
      this.float(value);
    } else this.byte(tags.null);
  }

  private float(value: number): void {
    this.reserve(8);
    view.setFloat64(this.at, value + 0, true); // −0 is 0 in JSON
    this.at += 8;
  }

  private text(text: string): void {
    const place = this.texts.get(text);
    if (place !== undefined) {
      this.byte(tags.textAgain);
      this.varint(place);
      return;
    }
    this.texts.set(text, this.texts.size);
    const { length } = text;
    this.reserve(length + 6);
    const start = this.at;
    this.byte(tags.text);
    this.varint(length);
    let at = this.at;
    for (let i = 0; i < length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit > 127) {
        this.at = start;
        this.textOfAnyScript(text);
        return;
      }
      room[at++] = unit;
    }
    this.at = at;
  }

  private textOfAnyScript(text: string): void {
    const bytes = utf8Length(text);
    this.reserve(3 * text.length + 6);
    this.byte(bytes === undefined ? tags.units : tags.text);
    this.varint(bytes ?? text.length);
    if (bytes === undefined)
      for (let i = 0; i < text.length; i += 1) {
        view.setUint16(this.at, text.charCodeAt(i), true);
        this.at += 2;
      }
    else this.utf8(text);
  }

  /** By hand: a call of the browser's own encoder costs more than most texts are long. */
  private utf8(text: string): void {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.codePointAt(i) ?? 0;
      if (code < 0x80) room[this.at++] = code;
      else if (code < 0x800) {
        room[this.at++] = 0xc0 | (code >> 6);
        room[this.at++] = 0x80 | (code & 63);
      } else if (code < 0x10000) {
        room[this.at++] = 0xe0 | (code >> 12);
        room[this.at++] = 0x80 | ((code >> 6) & 63);
        room[this.at++] = 0x80 | (code & 63);
      } else {
        room[this.at++] = 0xf0 | (code >> 18);
        room[this.at++] = 0x80 | ((code >> 12) & 63);
        room[this.at++] = 0x80 | ((code >> 6) & 63);
        room[this.at++] = 0x80 | (code & 63);
        i += 1;
      }
    }
  }

  private list(values: readonly unknown[]): void {
    if (values.length > 0 && areNumbers(values)) this.column(values);
    else {
      this.byte(tags.list);
      this.varint(values.length);
      const n = values.length; // by index: an iterator over each list makes the whole a quarter slower
      for (let i = 0; i < n; i += 1) this.value(values[i]);
    }
  }

  private column(values: readonly number[]): void {
    const power = powerOf(values);
    this.byte(power === undefined ? tags.floats : (columnTags[power] ?? tags.numbers));
    this.varint(values.length);
    if (power === undefined) for (const value of values) this.float(value);
    else {
      const factor = powersOfTen[power] ?? 1;
      let before = 0;
      const n = values.length;
      for (let i = 0; i < n; i += 1) {
        const whole = Math.round((values[i] ?? 0) * factor);
        this.varint(signed(whole - before));
        before = whole;
      }
    }
  }

  private object(members: Readonly<Record<string, unknown>>): void {
    if (typeof members['toJSON'] === 'function')
      throw new TypeError('an object that writes itself is no plain value');
    const names: string[] = [];
    let set = this.keys;
    for (const name in members) {
      const kind = typeof members[name];
      if (kind === 'undefined' || kind === 'function' || kind === 'symbol') continue;
      names.push(name);
      let next = set.next.get(name);
      if (next === undefined) set.next.set(name, (next = { place: undefined, next: new Map() }));
      set = next;
    }
    if (set.place === undefined) {
      set.place = this.keySets++;
      this.byte(tags.object);
      this.varint(names.length);
      for (const name of names) this.text(name);
    } else {
      this.byte(tags.objectAgain);
      this.varint(set.place);
    }
    for (const name of names) this.value(members[name]);
  }
}

function makeRoom(bytes: Uint8Array<ArrayBuffer>): void {
  room = bytes;
  view = new DataView(bytes.buffer);
}

/** The bytes of a text in UTF-8; undefined where half a character is in it, which JSON has a form for and UTF-8 has not. */
function utf8Length(text: string): number | undefined {
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.codePointAt(i) ?? 0;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xe000) return undefined;
    else if (code < 0x10000) bytes += 3;
    else {
      bytes += 4;
      i += 1;
    }
  }
  return bytes;
}

/** The sign in the lowest bit: small numbers of either sign stay short. */
function signed(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

function areNumbers(values: readonly unknown[]): values is readonly number[] {
  const n = values.length;
  for (let i = 0; i < n; i += 1) if (!Number.isFinite(values[i])) return false;
  return true;
}

/** The least power of ten that makes all of them whole, exactly as they are; undefined where none does. */
function powerOf(values: readonly number[]): number | undefined {
  let power = 0;
  let factor = 1;
  const n = values.length;
  for (let i = 0; i < n; i += 1) {
    const value = values[i] ?? 0;
    while (Math.round(value * factor) / factor !== value || Math.abs(value * factor) > largestInteger) {
      power += 1;
      const next = powersOfTen[power];
      if (next === undefined) return undefined;
      factor = next;
    }
  }
  // What a smaller power had written is whole in a larger one too, but it may not be the same number again.
  for (let i = 0; i < n; i += 1) {
    const value = values[i] ?? 0;
    if (Math.round(value * factor) / factor !== value || Math.abs(value * factor) > largestInteger)
      return undefined;
  }
  return power;
}
