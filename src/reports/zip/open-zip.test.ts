import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { openZip } from './open-zip.ts';
import { safeFileName, zipEntry } from './zip-entry.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function zipped(files: Readonly<Record<string, string>>): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = openZip((bytes) => parts.push(bytes), Date.UTC(2026, 0, 2, 12));
  for (const [path, text] of Object.entries(files))
    expect(zip.add(zipEntry(path, encode(text))).ok).toBe(true);
  zip.end();
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe('a ZIP written as its files come', () => {
  it('holds every file as it was, packed or stored', () => {
    const files = { 'a.txt': 'aaaa'.repeat(1000), 'b.pdf': '%PDF-1.3', 'mü/ü.csv': '', 'c.json': '{}' };
    const bytes = zipped(files);
    expect(bytes.length).toBeLessThan(1000);
    const read = Object.entries(unzipSync(bytes)).map(([path, content]) => [
      path,
      new TextDecoder().decode(content),
    ]);
    expect(Object.fromEntries(read)).toEqual(files);
  });

  it('has the checksum that the format demands', () => {
    expect(crc32(encode('123456789'))).toBe(0xcbf43926);
  });

  it('refuses to grow beyond what every system reads', () => {
    const zip = openZip(() => undefined, Date.UTC(2026, 0), { bytes: 100, files: 9 });
    expect(zip.add(zipEntry('a.pdf', encode('x'.repeat(50)))).ok).toBe(true);
    expect(zip.add(zipEntry('b.pdf', encode('x'.repeat(50))))).toMatchObject({ ok: false });
    const few = openZip(() => undefined, Date.UTC(2026, 0), { bytes: 1e6, files: 1 });
    few.add(zipEntry('a.pdf', encode('x')));
    expect(few.add(zipEntry('b.pdf', encode('x'))).ok).toBe(false);
  });

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\lab\\Ünal.csv', 'C-lab-Ünal.csv'],
    ['a\u202eb\u0000c', 'a-b-c'],
    ['...', 'file'],
  ])('%j becomes the name %j', (given, name) => {
    expect(safeFileName(given)).toBe(name);
  });
});
