import { readZipDirectory } from '#readers/zip-directory.ts';
import { crc32, storeZip, unpackZip, type UnpackedFile } from '#readers/zip-unpack.ts';
import type { Dice } from '../dice.ts';
import { fromLatin, toLatin } from './latin.ts';
import type { Mutation } from './mutation.ts';
import { changeXml } from './of-xml.ts';

async function partsOf(bytes: Uint8Array): Promise<UnpackedFile[] | undefined> {
  const entries = readZipDirectory(bytes);
  if (!entries.ok) return undefined;
  const parts = await unpackZip(bytes, entries.value);
  return parts.ok ? [...parts.value] : undefined;
}

/** A change of the unpacked parts, stored anew with sound sizes and checksums: it goes as deep as the XML. */
function ofParts(name: string, change: (parts: UnpackedFile[], dice: Dice) => void): Mutation {
  return {
    name,
    apply: async (bytes, dice) => {
      const parts = await partsOf(bytes);
      if (parts === undefined || parts.length === 0) return bytes;
      change(parts, dice);
      return storeZip(parts.map((part) => ({ ...part, crc: crc32(part.content) })));
    },
  };
}

function anyPart(parts: readonly UnpackedFile[], dice: Dice): number {
  const sheets = parts.flatMap(({ name }, at) => (/sheet\d|shared|workbook|styles/i.test(name) ? [at] : []));
  return dice.chance(0.8) ? (dice.any(sheets) ?? 0) : dice.below(parts.length);
}

function edit(parts: UnpackedFile[], at: number, change: (part: UnpackedFile) => UnpackedFile): void {
  const part = parts[at];
  if (part !== undefined) parts[at] = change(part);
}

function changeContent(parts: UnpackedFile[], dice: Dice, times: number): void {
  edit(parts, anyPart(parts, dice), (part) => {
    let text = toLatin(part.content);
    for (let left = times; left > 0; left -= 1) text = changeXml(text, dice);
    return { ...part, content: fromLatin(text.slice(0, 3_000_000)) };
  });
}

/** The central directory's records and the end record: every field of 2 or 4 bytes can lie. */
function lie(bytes: Uint8Array, dice: Dice): Uint8Array {
  const copy = bytes.slice();
  const places: number[] = [];
  for (let at = 0; at + 4 < copy.length; at += 1) {
    if (copy[at] !== 0x50 || copy[at + 1] !== 0x4b) continue;
    const [c, d] = [copy[at + 2], copy[at + 3]];
    if ((c === 1 && d === 2) || (c === 3 && d === 4) || (c === 5 && d === 6)) places.push(at);
  }
  const place = dice.any(places);
  if (place === undefined) return copy;
  const field = place + 4 + dice.below(42);
  const value = dice.pick([0, 1, 8, 12, 0xff, 0xffff, 0x7fffffff]);
  for (let i = 0; i < dice.pick([1, 2, 4]) && field + i < copy.length; i += 1)
    copy[field + i] = (value >>> (8 * i)) & 0xff;
  return copy;
}

export const zipMutations: readonly Mutation[] = [
  ofParts('change a part', (parts, dice) => {
    changeContent(parts, dice, 1);
  }),
  ofParts('change a part in several places', (parts, dice) => {
    changeContent(parts, dice, 2 + dice.below(12));
  }),
  ofParts('leave a part out', (parts, dice) => {
    parts.splice(anyPart(parts, dice), 1);
  }),
  ofParts('a part twice', (parts, dice) => {
    const part = parts[anyPart(parts, dice)];
    if (part !== undefined) parts.push(part);
  }),
  ofParts('two parts exchanged', (parts, dice) => {
    const [a, b] = [anyPart(parts, dice), anyPart(parts, dice)];
    const [first, second] = [parts[a], parts[b]];
    if (first === undefined || second === undefined) return;
    parts[a] = { ...first, content: second.content };
    parts[b] = { ...second, content: first.content };
  }),
  ofParts('a part under another name', (parts, dice) => {
    const name = dice.pick(['xl/sheet.xml', '__proto__', '../x', 'xl/workbook.bin', 'XL/WORKBOOK.XML', '']);
    edit(parts, anyPart(parts, dice), (part) => ({ ...part, name }));
  }),
  ofParts('a part cut off', (parts, dice) => {
    edit(parts, anyPart(parts, dice), (part) => ({
      ...part,
      content: part.content.slice(0, dice.below(part.content.length + 1)),
    }));
  }),
  { name: 'a header that lies', apply: lie },
];
