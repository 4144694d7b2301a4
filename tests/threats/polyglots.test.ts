import { describe, expect, it } from 'vitest';
import { sampleFiles } from '../support/sample-files.ts';
import { drawReport } from '../fixtures/knowledge-test/draw-report.ts';
import { truthFor } from '../fixtures/knowledge-test/report-truth.ts';
import { reportOutcome, testOutcome } from './outcome-of.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: readonly (Uint8Array | string)[]) =>
  Uint8Array.from(Buffer.concat(parts.map((part) => (typeof part === 'string' ? encode(part) : part))));

const [{ bytes: workbook } = { bytes: new Uint8Array(0) }] = sampleFiles();
const pdf = drawReport(truthFor(401, { examCode: 'PAR' }), { layout: 'acs', font: 'mono' });
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xfe, 0, 40);
const html = '<html><script>document.title = "run"</script></html>';
const table = 't;VO2\ns;mL/min\n1;300\n';

describe('a file that is two things at once is one of them, by its first bytes', () => {
  it.each([
    ['a PDF with a workbook behind it', joined(pdf, workbook), 'not-a-test-export'],
    ['a workbook with a PDF behind it', joined(workbook, pdf.subarray(0, 200)), 'success'],
    ['a picture with a page in its comment', joined(jpeg, html), 'not-a-test-export'],
    ['a picture with a workbook behind it', joined(jpeg, workbook), 'not-a-test-export'],
    ['a GIF that is a script', 'GIF89a/*;VO2\n*/=1;alert(1)//\n', 'not-a-test-export'],
    ['a page that begins like a table', `t;VO2\n${html}`, 'not-a-test'],
    ['a table in a page', `${html}\n${table}`, 'not-a-test-export'],
    ['a program that holds a table', joined('MZ\0\0', table), 'not-a-test-export'],
    ['a script for a shell', '#!/bin/sh\necho t;VO2\n', 'not-a-test'],
    ['a workbook with letters before it', joined('hello', workbook), 'unreadable-text'],
    ['a database', joined('SQLite format 3\0', table), 'not-a-test-export'],
    ['rich text', '{\\rtf1 t;VO2}', 'not-a-test-export'],
  ])('%s, as a test', async (_what, content, outcome) => {
    expect(await testOutcome(content)).toBe(outcome);
  });

  it.each([
    ['a PDF with a workbook behind it', joined(pdf, workbook), 'success'],
    ['a PDF behind a page', joined(html, '\n', pdf), 'success'],
    ['a workbook', workbook, 'unsupported-type'],
    ['a page', html, 'unsupported-type'],
    ['an SVG picture', '<svg onload="alert(1)"/>', 'unsupported-type'],
    ['a film', joined(Uint8Array.of(0, 0, 0, 24), 'ftypisom'), 'unsupported-type'],
  ])('%s, as a report', async (_what, content, outcome) => {
    expect(await reportOutcome(content)).toBe(outcome);
  });
});
