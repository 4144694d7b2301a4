import { describe, expect, it } from 'vitest';
import type { ReportBlock, ReportDocument } from '../document.ts';
import { writeHtml } from './write-html.ts';

const evil = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&\u202e\u2067`;
const values = [
  { label: evil, text: evil, unit: evil, note: evil },
  { label: evil, text: undefined },
];
const blocks: readonly ReportBlock[] = [
  { kind: 'headline', values },
  { kind: 'values', title: evil, values },
  {
    kind: 'table',
    title: evil,
    columns: [
      { title: evil, unit: evil },
      { title: 'Source', tucked: true },
    ],
    rows: [
      [evil, 'Wasserman 1973'],
      [undefined, undefined],
    ],
    note: evil,
  },
  {
    kind: 'remarks',
    title: evil,
    remarks: [{ code: evil, severity: 'warning', detail: evil, at: { sheet: evil, row: 3 } }],
  },
  { kind: 'text', title: evil, text: evil },
  { kind: 'figure', figure: { title: evil, description: evil, columns: 3, panels: [] } },
];
const report: ReportDocument = { title: evil, subtitle: evil, blocks };

function html(withSources = false): string {
  return writeHtml({
    report,
    letterhead: { laboratory: evil, logo: { kind: 'png', base64: evil, widthPx: 1, heightPx: 1 } },
    kind: evil,
    footer: [evil],
    withSources,
  });
}

describe('a report as one HTML file', () => {
  it('holds nothing of a text as markup, wherever the text stands', () => {
    const written = html(true);
    expect(written.match(/<script|<img (?!alt)| onerror='/g)).toBeNull();
    // header, h1, title, … every place wrote it down escaped
    expect(written.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(20);
    expect(written).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('has a policy that lets nothing run and nothing load, and asks for nothing from outside', () => {
    const written = html();
    expect(written).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(written.match(/(?:src|href|url\()\s*=?\s*["']?https?:/g)).toBeNull();
    expect(written).not.toMatch(/<(script|link|iframe|object|form)\b/);
  });

  it('gives sources where they are asked for', () => {
    expect(html()).not.toContain('Wasserman 1973');
    expect(html(true)).toContain('Wasserman 1973');
  });
});
