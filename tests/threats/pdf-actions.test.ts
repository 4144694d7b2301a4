import { describe, expect, it } from 'vitest';
import { readPdfText } from '#readers/pdf-text.ts';
import { pdfOf } from './make-pdf.ts';

const content = [{ data: new TextEncoder().encode('BT /F1 12 Tf 72 700 Td (word) Tj ET') }];
const script = '(globalThis.wasRun = true)';
const action = `<< /S /JavaScript /JS ${script} >>`;
const wasRun = () => (globalThis as { wasRun?: boolean }).wasRun;

describe('what a PDF asks a reader to do is not done', () => {
  it.each([
    ['a script at its opening', { catalog: `/OpenAction ${action}` }],
    ['a script of a name', { catalog: `/Names << /JavaScript << /Names [(a) ${action}] >> >>` }],
    ['a script before it is saved', { catalog: `/AA << /WS ${action} /O ${action} >>` }],
    ['a program to be launched', { catalog: '/OpenAction << /S /Launch /F (/bin/sh) >>' }],
    ['an address to be opened', { catalog: '/OpenAction << /S /URI /URI (//127.0.0.2/x) >>' }],
    ['a form to be sent', { catalog: '/OpenAction << /S /SubmitForm /F (//127.0.0.2/x) >>' }],
    ['a form of XFA', { catalog: `/AcroForm << /XFA [(template) 10 0 R] >>`, more: [`<< /JS ${script} >>`] }],
    [
      'a script as the matrix of a font',
      { page: `/FontMatrix [1 2 3 4 5 (1\\); globalThis.wasRun = true //)]` },
    ],
  ])('%s', async (_what, parts) => {
    const read = await readPdfText(pdfOf(content, parts));
    expect(read).toMatchObject({ ok: true, value: { pages: [{ lines: [{ words: [{ text: 'word' }] }] }] } });
    expect(wasRun()).toBeUndefined();
  });

  it('10,000 pages are too many', async () => {
    expect(await readPdfText(pdfOf(content, { pages: 10_000 }))).toMatchObject({
      fault: { code: 'pdf-too-many-pages' },
    });
  });
});
