import { jsPDF } from 'jspdf';
import { describe, expect, it } from 'vitest';
import type { CodeBookRecord } from '#storage/schema.ts';
import { faultCode } from '#core/result.ts';
import { readPdfPages } from '#workers/read-pdf-pages.ts';
import { joinCodeBooks, type CodeBooks } from './code-books.ts';

function memory(): CodeBooks & { readonly records: Map<string, CodeBookRecord> } {
  const records = new Map<string, CodeBookRecord>();
  let nowMs = 0;
  const books = joinCodeBooks({
    store: {
      list: () => Promise.resolve([...records.values()]),
      put: (record) => {
        const before = records.get(record.id);
        records.set(record.id, structuredClone(record));
        return Promise.resolve(before);
      },
      remove: (id) => {
        records.delete(id);
        return Promise.resolve();
      },
    },
    readPdf: readPdfPages,
    nowMs: () => (nowMs += 1),
  });
  return { ...books, records };
}

function publication(words = 'Tie a knot.'): File {
  const pdf = new jsPDF({ unit: 'pt', format: 'letter' });
  pdf.setFontSize(10);
  const rows: readonly (readonly [number, string, string?])[] = [
    [36, 'FAA-S-ACS-6C'],
    [36, 'Invented Pilot'],
    [36, 'May 2031'],
    [36, 'Area of Operation I. Strings'],
    [36, 'Task A. Knots'],
    [45, 'References:', 'AC 0-1'],
    [50, 'PA.I.A.K1', words],
  ];
  rows.forEach(([x, text, beside], i) => {
    pdf.text(text, x, 100 + 14 * i);
    if (beside !== undefined) pdf.text(beside, 120, 100 + 14 * i);
  });
  return new File([pdf.output('arraybuffer')], 'anything.bin');
}

describe('code books', () => {
  it('are read from a publication, with word of how far it is', async () => {
    const books = memory();
    const heard: string[] = [];
    const taken = await books.take(publication(), (page, pages) => heard.push(`${page} of ${pages}`));
    expect(taken).toMatchObject({
      ok: true,
      value: { replaced: false, facts: { id: 'FAA-S-ACS-6C', date: '2031-05', counts: { elements: 1 } } },
    });
    expect(heard).toEqual(['1 of 1']);
    expect(await books.list()).toHaveLength(1);
  });

  it('explain codes as soon as they are here, and no longer when they are gone', async () => {
    const books = memory();
    expect((await books.lookUp())('PA.I.A.K1', '2032-01-01').text).toBeUndefined();
    await books.take(publication());
    expect((await books.lookUp())('PA.I.A.K1', '2032-01-01')).toMatchObject({
      text: 'Tie a knot.',
      references: ['AC 0-1'],
    });
    await books.remove('FAA-S-ACS-6C');
    expect((await books.lookUp())('PA.I.A.K1', '2032-01-01').text).toBeUndefined();
  });

  it('have what nobody could see in their texts spelt out', async () => {
    const books = memory();
    await books.take(publication());
    const book = await books.book('FAA-S-ACS-6C');
    if (book === undefined) throw new Error('the book is not there');
    // Every text of it with a mark that turns what stands behind it.
    const turned = JSON.stringify(book, (key, value: unknown) =>
      typeof value === 'string' && /^(document|title|text|objective|\d+)$/.test(key)
        ? `a\u202e${value}`
        : value,
    ).replaceAll('"prefixes":["a\u202e', '"prefixes":["');
    expect(turned.split('\u202e')).toHaveLength(7);
    const taken = await books.take(new File([turned], 'book.json'));
    expect(taken).toMatchObject({
      ok: true,
      value: { facts: { title: expect.stringMatching(/^a\[U\+202E\]Invented Pilot/) as string } },
    });
    const kept = JSON.stringify([...books.records.values()].at(-1));
    expect(kept).not.toContain('\u202e');
    expect(kept.split('a[U+202E]')).toHaveLength(8); // and its id, which is its document
    expect(await books.book('a[U+202E]FAA-S-ACS-6C')).toBeDefined();
  });

  it('take the place of the same document', async () => {
    const books = memory();
    await books.take(publication());
    expect(await books.take(publication('Untie it.'))).toMatchObject({ value: { replaced: true } });
    expect((await books.book('FAA-S-ACS-6C'))?.areas[0]?.tasks[0]?.elements[0]?.text).toBe('Untie it.');
    expect(await books.list()).toHaveLength(1);
  });

  it('come back from an export as they were', async () => {
    const books = memory();
    await books.take(publication());
    const book = await books.book('FAA-S-ACS-6C');
    const other = memory();
    expect(await other.take(new File([JSON.stringify(book)], 'book.json'))).toMatchObject({ ok: true });
    expect(await other.book('FAA-S-ACS-6C')).toEqual(book);
  });

  it.each([
    ['empty-file', new File([], 'a.pdf')],
    ['unsupported-type', new File(['a,b,c'], 'a.pdf')],
    ['json-damaged', new File(['{"kind":'], 'a.json')],
    ['not-a-code-book', new File(['{"kind":"other"}'], 'a.json')],
    ['file-too-large', new File([`{${' '.repeat(5_000_001)}}`], 'a.json')],
    ['pdf-damaged', new File(['%PDF-1.7 and no more'], 'a.pdf')],
    ['no-text-found', new File([new jsPDF().output('arraybuffer')], 'scan.pdf')],
  ])('refuse what is none: %s', async (code, file) => {
    const books = memory();
    const taken = await books.take(file);
    expect(taken.ok ? 'taken' : faultCode(taken.fault)).toBe(code);
    expect(books.records.size).toBe(0);
  });

  it('of a format that is not known yet are kept and not shown', async () => {
    const books = memory();
    books.records.set('x', { id: 'x', addedAtMs: 1, book: { kind: 'acs-code-book', format: 2 } });
    expect(await books.list()).toEqual([]);
    expect((await books.lookUp())('PA.I.A.K1').text).toBeUndefined();
  });
});
