import { utils, write } from '@e965/xlsx';
import { gzipSync, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32, storeZip } from '#readers/zip-unpack.ts';
import { testOutcome } from './outcome-of.ts';

const book = { SheetNames: ['Data'], Sheets: { Data: utils.aoa_to_sheet([['t', 'VO2']]) } };
const workbook = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);

type Entry = { readonly name: string; readonly offset: number };

/** An archive of one packed part, and as many entries in its directory that point at it as are given. */
function archiveOf(content: Uint8Array, entries: (at: number) => readonly Entry[]): Uint8Array {
  const packed = new Uint8Array(deflateRawSync(content, { level: 9 }));
  const sum = crc32(content);
  const fields = (view: DataView, at: number, nameLength: number) => {
    view.setUint16(at, 20, true);
    view.setUint16(at + 4, 8, true);
    for (const [i, field] of [sum, packed.length, content.length].entries())
      view.setUint32(at + 10 + 4 * i, field, true);
    view.setUint16(at + 22, nameLength, true);
  };
  const local = new Uint8Array(30 + packed.length);
  const localView = new DataView(local.buffer);
  localView.setUint32(0, 0x04034b50, true);
  fields(localView, 4, 0);
  local.set(packed, 30);
  const records = entries(0).map(({ name, offset }) => {
    const record = new Uint8Array(46 + name.length);
    const view = new DataView(record.buffer);
    view.setUint32(0, 0x02014b50, true);
    fields(view, 6, name.length);
    view.setUint32(42, offset, true);
    record.set(new TextEncoder().encode(name), 46);
    return record;
  });
  const end = new Uint8Array(22);
  const endView = new DataView(end.buffer);
  endView.setUint32(0, 0x06054b50, true);
  endView.setUint16(8, records.length, true);
  endView.setUint16(10, records.length, true);
  endView.setUint32(16, local.length, true);
  return Uint8Array.from(Buffer.concat([local, ...records, end]));
}

const sheets = (count: number): readonly Entry[] => [
  { name: 'xl/workbook.xml', offset: 0 },
  ...Array.from({ length: count }, (_, i) => ({ name: `xl/worksheets/sheet${String(i)}.xml`, offset: 0 })),
];

describe('an archive that is a bomb is refused before it is unpacked', () => {
  it.each([
    [
      'zeros, a thousandfold',
      () => archiveOf(new Uint8Array(30_000_000), () => sheets(1)),
      'workbook-too-large',
    ],
    ['one part under 1,900 names', () => archiveOf(text(900_000), () => sheets(1900)), 'workbook-too-large'],
    ['one part under three names', () => archiveOf(text(9000), () => sheets(2)), 'workbook-damaged'],
    [
      'the same name twice',
      () => storeZip([part('xl/workbook.xml'), part('xl/workbook.xml')]),
      'workbook-damaged',
    ],
    ['an archive in an archive', () => storeZip([part('inner.xlsx', workbook)]), 'not-a-test-export'],
    ['gzip', () => new Uint8Array(gzipSync(new Uint8Array(1_000_000))), 'not-a-test-export'],
  ])('%s', async (_what, make, code) => {
    expect(await testOutcome(make())).toBe(code);
  });
});

/** Packs to about a tenth. */
function text(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 28 === 0 ? 97 + ((state >>> 8) % 26) : 32;
  });
}

function part(name: string, content: Uint8Array = new Uint8Array(0)) {
  return { name, content, crc: crc32(content) };
}
