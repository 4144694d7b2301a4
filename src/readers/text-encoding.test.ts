import { describe, expect, it } from 'vitest';
import type { TextEncoding } from './document.ts';
import { decideDecimalMark, parseNumber } from './parse-number.ts';
import { readDocument } from './read-document.ts';
import { decodeText } from './text-encoding.ts';

const cyrillic = 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя';

/** Bytes of a text in a Windows code page; only the characters these tests use. */
function singleByte(text: string, page: 1251 | 1252): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (page === 1251 && cyrillic.includes(character)) return 0xc0 + cyrillic.indexOf(character);
    if (page === 1252 && character === '’') return 0x92;
    if (page === 1252 && character === '€') return 0x80;
    if (code > 0xff) throw new Error(`no ${character} in ${page}`);
    return code;
  });
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

const encoders: readonly (readonly [string, TextEncoding, (text: string) => Uint8Array])[] = [
  ['UTF-8', 'utf-8', (text) => new TextEncoder().encode(text)],
  ['UTF-8 with BOM', 'utf-8', (text) => new TextEncoder().encode(`\ufeff${text}`)],
  ['UTF-16LE with BOM', 'utf-16le', (text) => utf16(`\ufeff${text}`, true)],
  ['UTF-16BE with BOM', 'utf-16be', (text) => utf16(`\ufeff${text}`, false)],
  ['UTF-16LE', 'utf-16le', (text) => utf16(text, true)],
  ['UTF-16BE', 'utf-16be', (text) => utf16(text, false)],
  ['Windows-1252', 'windows-1252', (text) => singleByte(text, 1252)],
];

const lineEnds: readonly (readonly [string, readonly string[]])[] = [
  ['LF', ['\n']],
  ['CRLF', ['\r\n']],
  ['CR', ['\r']],
  ['CR CR LF', ['\r\r\n']],
  ['mixed', ['\r\n', '\n', '\r', '\n']],
];

const lines = ['Größe;V’O2;Gefälle', 'cm;mL/min;°', '178,5;1250,25;-3', '178,5;1375,5;"2,5"', ''];

function join(parts: readonly string[], ends: readonly string[]): string {
  return parts
    .slice(1)
    .reduce((text, part, i) => text + (ends[i % ends.length] ?? '') + part, parts[0] ?? '');
}

describe('the same table in every encoding and with every line end', () => {
  for (const [name, encoding, encode] of encoders) {
    it.each(lineEnds)(`${name}, %s`, async (_end, ends) => {
      const result = await readDocument(encode(join(lines, ends)));
      if (!result.ok || result.value.format !== 'delimited') throw new Error('not read as delimited text');
      expect(result.value.encoding).toBe(encoding);
      const rows = result.value.sheets[0]?.rows ?? [];
      expect(rows[0]).toEqual(['Größe', 'V’O2', 'Gefälle']);
      expect(rows).toHaveLength(4);
      const cells = rows.slice(2).flat();
      const { mark } = decideDecimalMark(cells);
      expect(cells.map((cell) => parseNumber(String(cell), mark))).toEqual([
        178.5, 1250.25, -3, 178.5, 1375.5, 2.5,
      ]);
    });
  }
});

describe('single bytes without UTF-8', () => {
  it('are Windows-1251 where Cyrillic words stand in them', () => {
    const text = 'Время;ЧСС;уд/мин\n00:01;98;12,5\n';
    expect(decodeText(singleByte(text, 1251))).toEqual({
      ok: true,
      value: { text, encoding: 'windows-1251' },
    });
  });

  it('are Windows-1252 where accented letters stand alone or in twos', () => {
    const text = 'Größe;Übermäßig;Fréquence;Résumé;20 €\n';
    expect(decodeText(singleByte(text, 1252))).toEqual({
      ok: true,
      value: { text, encoding: 'windows-1252' },
    });
  });
});

describe('two encodings in one file', () => {
  const table = '178,5;1250,25;-3\r\n178,5;1375,5;2\r\n';
  const utf8 = new TextEncoder().encode(`Größe;V’O2;Gefälle\n${table}`);
  it.each([
    ['a note in Windows-1252 behind a table in UTF-8', [...utf8, ...singleByte('Mühe;1;2\n', 1252)]],
    ['a table in UTF-8 behind a name in Windows-1252', [...singleByte('Müller\n', 1252), ...utf8]],
    ['bytes of UTF-8 that break off in a letter', [...utf8, 0xc3, 0x0a]],
  ])('%s: no number is another for it', async (_what, bytes) => {
    const result = await readDocument(Uint8Array.from(bytes));
    if (!result.ok || result.value.format !== 'delimited') throw new Error('not read as delimited text');
    const cells = (result.value.sheets[0]?.rows ?? []).filter(([first]) => first === '178,5').flat();
    const { mark } = decideDecimalMark(cells);
    expect(cells.map((cell) => parseNumber(String(cell), mark))).toEqual([
      178.5, 1250.25, -3, 178.5, 1375.5, 2,
    ]);
  });
});

describe('the end of DOS text', () => {
  it('loses its Ctrl-Z and nothing else', () => {
    const bytes = new TextEncoder().encode('1,2\r\n\x1a\x1a\r\n');
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: '1,2\r\n', encoding: 'utf-8' } });
  });
});
