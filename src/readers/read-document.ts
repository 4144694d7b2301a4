import { failFile, ok, type Result } from '#core/result.ts';
import { oneLineEnd, readDelimited } from './delimited.ts';
import type { SourceDocument } from './document.ts';
import { readJson } from './json.ts';
import { readPlainSpreadsheetXml } from './plain-spreadsheet-xml.ts';
import { readSections, startsWithSection } from './sections.ts';
import { sniffBytes } from './sniff-bytes.ts';
import { decodeText } from './text-encoding.ts';
import { readWorkbook } from './workbook.ts';
import { readZipDirectory } from './zip-directory.ts';
import { storeZip, unpackZip } from './zip-unpack.ts';

/**
 * A file's bytes → sheets, sections or a JSON value. The bytes alone decide what it is.
 * Faults (all of the file): `empty-file`, `unreadable-text`, `not-a-test-export`, `xml-unknown`, `json-damaged`,
 * `workbook-damaged`, `workbook-encrypted`, `workbook-too-large`, `line-too-long`, `too-many-columns`,
 * `cell-too-long`, `too-many-cells`, `quote-not-closed`.
 */
export async function readDocument(bytes: Uint8Array): Promise<Result<SourceDocument>> {
  if (bytes.length === 0) return failFile('unreadable', 'empty-file', 'the file has no bytes');
  const sniffed = sniffBytes(bytes);
  switch (sniffed.kind) {
    case 'zip':
      return readZip(bytes);
    case 'ole':
    case 'bare-biff':
      return readWorkbook('xls', bytes);
    case 'other':
      return failFile('unsupported', 'not-a-test-export', sniffed.description);
    case 'text':
      return readText(bytes);
  }
}

async function readZip(bytes: Uint8Array): Promise<Result<SourceDocument>> {
  const entries = readZipDirectory(bytes);
  if (!entries.ok) return entries;
  if (!entries.value.some(({ name }) => /^\/?xl\/workbook\.(xml|bin)$/i.test(name))) {
    return failFile('unsupported', 'not-a-test-export', 'a zip archive without an Excel workbook');
  }
  // Pictures and printer settings stay packed.
  const sheetParts = entries.value.filter(({ name }) => /\.(xml|rels|bin)$/i.test(name));
  const files = await unpackZip(bytes, sheetParts);
  return files.ok ? readWorkbook('xlsx', storeZip(files.value)) : files;
}

async function readText(bytes: Uint8Array): Promise<Result<SourceDocument>> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const text = oneLineEnd(decoded.value.text);
  const start = text.slice(0, 4096).trimStart();
  if (start === '' && text.trim() === '') {
    return failFile('unreadable', 'empty-file', 'the file holds nothing but blanks');
  }
  const { encoding } = decoded.value;
  if (start.startsWith('<')) return readMarkup(text, start);
  if (startsWithSection(start)) return ok(readSections({ text, encoding }));
  if (start.startsWith('{') || start.startsWith('[')) return readJson(text);
  return readDelimited({ text, encoding });
}

async function readMarkup(text: string, start: string): Promise<Result<SourceDocument>> {
  if (text.includes('<!ENTITY')) {
    return failFile('unsupported', 'xml-unknown', 'XML that declares entities, as no spreadsheet does');
  }
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    // The library would read what is there, and say nothing of the rest.
    if (!text.slice(-1000).includes('Workbook>'))
      return failFile('unreadable', 'workbook-damaged', 'the workbook is cut off: its last tag is missing');
    const sheets = readPlainSpreadsheetXml(text);
    return sheets === undefined
      ? readWorkbook('spreadsheet-xml', text)
      : ok({ format: 'spreadsheet-xml', sheets });
  }
  if (/^<(!doctype\s+html|html|head|body|table|meta)\b/i.test(start)) {
    return failFile('unsupported', 'not-a-test-export', 'an HTML page');
  }
  return failFile('unsupported', 'xml-unknown', 'XML that is no spreadsheet of Excel 2003');
}
