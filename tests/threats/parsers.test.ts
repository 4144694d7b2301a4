import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHeading, recogniseHeading } from '#analyses/cpet/columns/heading.ts';
import { parseTimeText } from '#analyses/cpet/columns/times.ts';
import { parseUnit } from '#analyses/cpet/columns/units.ts';
import { readProfiles, writeProfiles } from '#analyses/cpet/laboratory-profiles/profile-file.ts';
import { parseCode } from '#analyses/knowledge-test/codes/grammar.ts';
import { parseDate } from '#analyses/knowledge-test/report-text/parse-date.ts';
import { parseScore } from '#analyses/knowledge-test/report-text/parse-field.ts';
import { parseBundle } from '#app/reproduce/bundle.ts';
import { readFragment } from '#app/share/share-link.ts';
import { readDates } from '#core/written-dates.ts';
import { readLedger } from '#engine/ledger/read-ledger.ts';
import { decideDelimiter } from '#readers/delimiter.ts';
import { parseNumberWithUnit } from '#readers/parse-number.ts';
import { readDocument } from '#readers/read-document.ts';

/** Texts of any letters, and texts of the letters that parsers look at. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...'0123456789.,:;-+/()[]"\' \tTVO2emLkgPMAI_=\u00a0\u2212'), { maxLength: 40 })
    .map((letters) => letters.join('')),
);
const runs = { numRuns: 2000 };

describe('no text makes a parser throw, and what it gives is what it says', () => {
  it.each<[string, (text: string) => void]>([
    ['a time', (text) => expect(parseTimeText(text) ?? 0).toSatisfy(Number.isFinite)],
    [
      'a number with its unit',
      (text) => expect(parseNumberWithUnit(text)?.value ?? 0).toSatisfy(Number.isFinite),
    ],
    ['a unit', (text) => expect(typeof (parseUnit(text) ?? '')).toBe('string')],
    ['a heading', (text) => expect(typeof parseHeading(text).key).toBe('string')],
    [
      'a known heading',
      (text) => expect(JSON.parse(JSON.stringify(recogniseHeading(text)))).toEqual(recogniseHeading(text)),
    ],
    ['a delimiter', (text) => expect(['\t', ';', ',']).toContain(decideDelimiter(text))],
    ['a code', (text) => expect(parseCode(text)?.text.length ?? 1).toBeGreaterThan(0)],
    [
      'a score',
      (text) =>
        expect(parseScore(text, false)?.value ?? 0).toSatisfy((score: number) => score >= 0 && score <= 100),
    ],
    [
      'a date of a report',
      (text) => expect(parseDate(text, true)?.value ?? '2020-01-01').toMatch(/^\d{4}-\d\d-\d\d$/),
    ],
    ['dates', (text) => expect(() => readDates([text])).not.toThrow()],
    ['profiles', (text) => expect(readProfiles(text).ok).toBe(false)],
    ['a bundle', (text) => expect(parseBundle(text).ok).toBe(false)],
    ['a ledger', (text) => expect(typeof readLedger(new TextEncoder().encode(text)).ok).toBe('boolean')],
  ])('%s', (_what, holds) => {
    fc.assert(
      fc.property(anyText, (text) => {
        holds(text);
      }),
      runs,
    );
  });

  it('a link to share', async () => {
    const fragment = fc.oneof(
      anyText,
      anyText.map((text) => `1p.${text}`),
      fc.base64String().map((text) => `1p.${text}`),
    );
    await fc.assert(
      fc.asyncProperty(fragment, async (text) => {
        expect((await readFragment(text)).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('a document', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          anyText.map((text) => new TextEncoder().encode(text)),
          fc.uint8Array(),
        ),
        async (bytes) => {
          const read = await readDocument(bytes);
          if (!read.ok) expect(read.fault).toHaveProperty('code');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('what is written is read back', () => {
  it('a time of hours, minutes and seconds', () => {
    const seconds = fc.integer({ min: 0, max: 359_999 });
    fc.assert(
      fc.property(seconds, (s) => {
        const part = (value: number) => String(Math.floor(value)).padStart(2, '0');
        expect(parseTimeText(`${part(s / 3600)}:${part((s / 60) % 60)}:${part(s % 60)}`)).toBe(s);
      }),
      runs,
    );
  });

  it('profiles, again and again', () => {
    const profile = fc.record({
      name: fc.stringMatching(/^[a-z]{1,20}$/),
      device: fc.constant('generic' as const),
      headerRows: fc.integer({ min: 1, max: 2 }),
      dataRow: fc.integer({ min: 3, max: 9 }),
      headings: fc.constant(['t', 'VO2']),
      columns: fc.constant([{ place: 0, role: 'time' as const }]),
    });
    fc.assert(
      fc.property(profile, (given) => {
        const read = readProfiles(writeProfiles([given]));
        expect(read.ok).toBe(true);
        if (!read.ok) return;
        expect(readProfiles(writeProfiles(read.value))).toEqual(read);
      }),
    );
  });
});
