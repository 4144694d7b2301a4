import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../document.ts';
import { hasStandardLetters } from './letters.ts';
import { writePdf, type PdfRequest } from './write-pdf.ts';

const report: ReportDocument = {
  title: 'Test 0007',
  subtitle: 'COSMED K4b2, breath by breath',
  blocks: [
    {
      kind: 'headline',
      values: [
        { label: 'VO2peak', text: '3540', unit: 'mL/min', note: 'moving 30 s' },
        { label: 'VT1', text: undefined, note: 'not in this test' },
      ],
    },
    {
      kind: 'figure',
      figure: {
        title: 'Ventilation',
        description: 'over time',
        columns: 3,
        panels: [
          {
            id: 've',
            title: 'VE',
            timeS: [0, 60, 120],
            x: { label: 'Time', unit: 's', fromZero: false, digits: 0 },
            left: { label: 'VE', unit: 'L/min', fromZero: true, digits: 0 },
            series: [
              { title: 'VE', colour: '--series-blue', axis: 'left', values: [10, 20, 30], drawnAs: 'points' },
            ],
            spans: [{ title: 'Ramp', colour: '--phase-incremental', startS: 0, endS: 120 }],
            marks: [{ id: 'vt1', title: 'VT1', colour: '--domain-heavy', timeS: 60, rank: 'ours' }],
          },
        ],
      },
    },
    {
      kind: 'table',
      title: 'Metrics',
      columns: [{ title: 'Metric' }, { title: 'Value', numeric: true }, { title: 'Formula', tucked: true }],
      rows: [
        ['OUES', '3.2', 'a · log10 VE + b'],
        ['(not) \\ escaped', undefined, undefined],
      ],
    },
    { kind: 'remarks', title: 'Remarks', remarks: [{ code: 'x', severity: 'serious', detail: 'No VCO2' }] },
    { kind: 'text', title: 'Adjusted', text: 'VT1 was set by hand.' },
  ],
};

const request: PdfRequest = {
  report,
  paper: 'a4',
  letterhead: { laboratory: 'Laboratory North' },
  kind: 'Cardiopulmonary exercise test',
  footer: ['Test 0007 · Benchside 0.1.0', 'Not a medical device'],
  withSources: false,
  madeAtMs: 0,
};

/** What the pages draw, unpacked. */
async function contentOf(asked: PdfRequest): Promise<{ readonly text: string; readonly content: string }> {
  const bytes = await writePdf(asked);
  const text = Buffer.from(bytes).toString('latin1');
  const streams = [...text.matchAll(/\/FlateDecode[^]*?stream\n([^]*?)\nendstream/g)];
  const unpacked = streams.map(([, packed]) => {
    try {
      return Buffer.from(unzlibSync(Buffer.from(packed ?? '', 'latin1'))).toString('latin1');
    } catch {
      return '';
    }
  });
  return { text, content: unpacked.join('\n') };
}

describe('a report as PDF', () => {
  it('is a PDF of the chosen size with the same bytes every time', async () => {
    const { text } = await contentOf(request);
    expect(text).toMatch(/^%PDF-1\.\d/);
    expect(text).toMatch(/MediaBox \[0 0 595\.2/);
    expect((await contentOf({ ...request, paper: 'letter' })).text).toMatch(/MediaBox \[0 0 612\./);
    expect((await contentOf(request)).text).toBe(text);
  });

  it('says whose it is, what was measured, what was set by hand, and on which page', async () => {
    const { content } = await contentOf(request);
    for (const said of [
      'Laboratory North',
      'Cardiopulmonary exercise test',
      'Test 0007',
      '3540',
      'not given',
      'No VCO2',
      'VT1 was set by hand.',
      'Page 1 of 1',
      'Not a medical device',
    ])
      expect(content).toContain(said);
    expect(content).toContain('\\(not\\) \\\\ escaped');
    expect(content).not.toContain('log10');
    expect((await contentOf({ ...request, withSources: true })).content).toContain('log10');
  });

  it('spells out what turns the reading direction of a name', async () => {
    const { content } = await contentOf({
      ...request,
      report: { ...request.report, title: 'a\u202egnp.csv' },
    });
    expect(content).toContain('a[U+202E]gnp.csv');
  });

  it('a word on a row stands beneath it and asks for no column of its own', async () => {
    const columns = [{ title: 'A' }, { title: 'B', numeric: true }, { title: 'On it', beneath: true }];
    const blocks = [{ kind: 'table' as const, title: 'T', columns, rows: [['a', '1', 'worth knowing']] }];
    const { content } = await contentOf({ ...request, report: { title: 'x', blocks } });
    expect(content).toContain('worth knowing');
    expect(content).not.toContain('On it');
  });

  it('draws figures as lines and text, not as a picture', async () => {
    const { text, content } = await contentOf(request);
    expect(text).not.toContain('/Subtype /Image');
    expect(content).toContain('L/min');
    expect(content.match(/ m [\d. ]+ l/g)?.length).toBeGreaterThan(2);
  });

  it('a long report takes as many pages as it needs', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => [`row ${String(i)}`, String(i)]);
    const columns = [{ title: 'A' }, { title: 'B', numeric: true }];
    const long = { ...report, blocks: [{ kind: 'table' as const, title: 'Long', columns, rows }] };
    const { content } = await contentOf({ ...request, report: long });
    expect(content).toContain('row 299');
    expect(content).toMatch(/Page 3 of 3/);
  });

  it('brings its own letters only where the standard fonts have none', async () => {
    expect(hasStandardLetters('Müller – 5 µmol · 90 % “x” −3')).toBe(true);
    expect(hasStandardLetters('Λάμδα ≥ 3')).toBe(false);
    expect((await contentOf(request)).text).not.toContain('DejaVu');
    const greek = await contentOf({ ...request, report: { ...report, title: 'Εργαστήριο' } });
    expect(greek.text).toContain('DejaVu');
  });
});
