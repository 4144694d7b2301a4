import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';
import { readZipDirectory } from './zip-directory.ts';
import { crc32, storeZip, unpackZip } from './zip-unpack.ts';

const sheet = utils.aoa_to_sheet(Array.from({ length: 300 }, (_, i) => [i, i * 1.5, 'breath']));
const book = { SheetNames: ['Data'], Sheets: { Data: sheet } };
const whole = new Uint8Array(
  write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer,
);

/** The workbook with one field of its sheet's directory record overwritten; fields by their place in the record. */
function withField(place: number, value: number, bytes: 2 | 4 = 4): Uint8Array {
  const copy = whole.slice();
  const view = new DataView(copy.buffer);
  const at = directoryRecordOf('xl/worksheets/sheet1.xml');
  if (bytes === 2) view.setUint16(at + place, value, true);
  else view.setUint32(at + place, value, true);
  return copy;
}

function directoryRecordOf(name: string): number {
  return new TextDecoder('latin1').decode(whole).lastIndexOf(name) - 46;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const result = await readDocument(bytes);
  return !result.ok && 'code' in result.fault ? result.fault.code : 'none';
}

const size = new DataView(whole.buffer).getUint32(directoryRecordOf('xl/worksheets/sheet1.xml') + 24, true);

describe('a zip archive that lies about a part', () => {
  it('would be read if it did not', async () => {
    expect(await refusal(whole)).toBe('none');
  });

  it.each([
    ['a smaller size', withField(24, size - 100)],
    ['a size of nothing', withField(24, 0)],
    ['a larger size', withField(24, size + 100)],
    ['another checksum', withField(16, 0x12345678)],
    ['an unknown method', withField(10, 12, 2)],
    ['no packing where there is', withField(10, 0, 2)],
    ['a place outside the file', withField(42, 0xfffffff0)],
    ['the place of another part', withField(42, 0)],
    ['fewer packed bytes', withField(20, 50)],
  ])('%s is damaged', async (_what, bytes) => {
    expect(await refusal(bytes)).toBe('workbook-damaged');
  });

  it.each([
    ['300 MB', 300_000_000],
    ['4 GB', 0xffffffff],
    ['a thousandfold', 20_000_000],
  ])('that unpacks to %s is too large, and nothing is unpacked', async (_what, declared) => {
    expect(await refusal(withField(24, declared))).toBe('workbook-too-large');
  });

  it('with a password is refused as such', async () => {
    expect(await refusal(withField(8, 1, 2))).toBe('workbook-encrypted');
  });
});

describe('other zip archives', () => {
  const zipOf = (names: readonly string[]) =>
    storeZip(names.map((name) => ({ name, content: new Uint8Array(0), crc: 0 })));

  it('without a workbook are no test export', async () => {
    expect(await refusal(zipOf(['a.csv', 'b.csv']))).toBe('not-a-test-export');
    expect(await refusal(zipOf([]))).toBe('not-a-test-export');
  });

  it('with thousands of entries are too large', async () => {
    expect(await refusal(zipOf(Array.from({ length: 2001 }, (_, i) => `${i}`)))).toBe('workbook-too-large');
  });

  it('cut off anywhere are damaged, never a shorter sheet', async () => {
    for (let length = 4; length < whole.length; length += 97) {
      expect(await refusal(whole.slice(0, length))).toBe('workbook-damaged');
    }
  });
});

describe('unpacking and storing', () => {
  it('gives every part back', async () => {
    const content = new TextEncoder().encode('123456789');
    expect(crc32(content)).toBe(0xcbf43926); // the check value of CRC-32
    const files = [
      { name: 'xl/Größe.xml', content, crc: crc32(content) },
      { name: 'leer', content: new Uint8Array(0), crc: 0 },
    ];
    const archive = storeZip(files);
    const entries = readZipDirectory(archive);
    if (!entries.ok) throw new Error(JSON.stringify(entries.fault));
    expect(await unpackZip(archive, entries.value)).toEqual({ ok: true, value: files });
  });
});
