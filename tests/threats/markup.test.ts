import { describe, expect, it } from 'vitest';
import { testOutcome } from './outcome-of.ts';

const namespace =
  'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"';

function book(before: string, cell: string, table = ''): string {
  return `<?xml version="1.0"?>${before}<Workbook ${namespace}><Worksheet ss:Name="A"><Table>${table}<Row><Cell><Data ss:Type="String">${cell}</Data></Cell></Row></Table></Worksheet></Workbook>`;
}

const entities = (lines: string) => `<!DOCTYPE Workbook [${lines}]>`;
const laughs = Array.from(
  { length: 10 },
  (_, i) => `<!ENTITY l${String(i + 1)} "${`&l${String(i)};`.repeat(10)}">`,
).join('');
const deep = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

describe('XML that would blow up is refused quickly', () => {
  it.each([
    ['a thousand million laughs', book(entities(`<!ENTITY l0 "ha">${laughs}`), '&l10;'), 'xml-unknown'],
    [
      'one long entity, often',
      book(entities(`<!ENTITY a "${'a'.repeat(60_000)}">`), '&a;'.repeat(60_000)),
      'xml-unknown',
    ],
    [
      'an entity from a file',
      book(entities('<!ENTITY x SYSTEM "file:///etc/passwd">'), '&x;'),
      'xml-unknown',
    ],
    [
      'an entity from an address',
      book(entities('<!ENTITY x PUBLIC "a" "//127.0.0.1/x">'), '&x;'),
      'xml-unknown',
    ],
    ['a parameter entity', book(entities('<!ENTITY % p SYSTEM "x"> %p;'), 'x'), 'xml-unknown'],
    [
      'a declaration behind a comment',
      book(`<!-- x -->${entities('<!ENTITY a "b">')}`, '&a;'),
      'xml-unknown',
    ],
    ['an SVG picture', '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>', 'xml-unknown'],
    ['100,000 tags within each other', book('', 'x', deep(100_000)), 'workbook-damaged'],
    ['100,000 tags that are never closed', book('', 'x', '<Row>'.repeat(100_000)), 'not-a-test'],
    ['100,000 attributes', book('', 'x', `<Column ${'ss:Width="1" '.repeat(100_000)}/>`), 'not-a-test'],
  ])('%s', async (_what, text, code) => {
    const before = process.cpuUsage();
    expect(await testOutcome(text)).toBe(code);
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});
