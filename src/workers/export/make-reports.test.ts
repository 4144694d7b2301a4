import { inflateSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAnalysis } from '#analyses/registry.ts';
import { cpet } from '#analyses/cpet/index.ts';
import { simulateTest } from '#analyses/cpet/simulate/plain-test.ts';
import { writeCosmedOmnia } from '#analyses/cpet/simulate/writers/cosmed-omnia.ts';
import { defaultSections } from '#reports/sections.ts';
import type { ZipEntry } from '#reports/zip/zip-entry.ts';
import { drawClass } from '../../../tests/support/draw-class.ts';
import { drawCodeBook } from '../../../tests/support/draw-code-book.ts';
import { noTools } from '../../../tests/support/no-tools.ts';
import { makeFile } from '../../../tests/support/write-workbook.ts';
import { knowledgeTest } from '#analyses/knowledge-test/index.ts';
import { makeReports } from './make-reports.ts';
import type { ReportJob } from './protocol.ts';

const work = makeReports(findAnalysis);
const knowledgeTestSections = defaultSections(knowledgeTest.reportSections ?? []);
let finding: string;

beforeAll(async () => {
  const { fileName: name, bytes } = makeFile(writeCosmedOmnia(simulateTest(3)));
  const read = await cpet.read({ name, bytes }, cpet.defaultOptions, noTools);
  const found = read.ok ? await cpet.analyse(read.value, cpet.defaultOptions, noTools) : read;
  if (!found.ok) throw new Error('the drawn test is not analysed');
  finding = JSON.stringify(found.value);
});

function job(changes: Partial<ReportJob['choice']> = {}): ReportJob {
  return {
    analysisId: 'cpet',
    options: cpet.defaultOptions,
    name: 'Test 0001',
    stem: 'reports/test-0001',
    footer: ['Test 0001'],
    madeAtMs: 0,
    record: { format: 'benchside-test' },
    finding: new TextEncoder().encode(finding),
    choice: {
      formats: ['pdf', 'html', 'svg', 'json'],
      sections: defaultSections(cpet.reportSections ?? []),
      withSources: false,
      paper: 'a4',
      letterhead: {},
      deidentified: true,
      withoutTyped: false,
      ...changes,
    },
  };
}

async function filesOf(asked: ReportJob): Promise<ReadonlyMap<string, string>> {
  const made = await work.report(asked);
  if (!made.ok) throw new Error(JSON.stringify(made.fault));
  return new Map(made.value.map((entry) => [entry.path, textOf(entry)]));
}

function textOf({ bytes, method }: ZipEntry): string {
  return Buffer.from(method === 'stored' ? bytes : inflateSync(bytes)).toString('latin1');
}

describe('a stored finding on its way out', () => {
  it('becomes a PDF of two pages at most, an HTML file and JSON', async () => {
    const files = await filesOf(job());
    const pdf = files.get('reports/test-0001.pdf') ?? '';
    expect(pdf).toMatch(/^%PDF-/);
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(2);
    expect(files.get('reports/test-0001.html')).toContain('<h1>Test 0001</h1>');
    const json = JSON.parse(files.get('reports/test-0001.json') ?? '') as Record<string, unknown>;
    expect(json).toMatchObject({ format: 'benchside-test', finding: { device: 'cosmed' } });
  });

  it('keeps the names of sheets for whoever may know them', async () => {
    const sheet = /"sheet":/;
    expect(finding).toMatch(sheet);
    const path = 'reports/test-0001.json';
    expect((await filesOf(job({ formats: ['json'] }))).get(path)).not.toMatch(sheet);
    expect((await filesOf(job({ formats: ['json'], deidentified: false }))).get(path)).toMatch(sheet);
  });

  it('leaves out the headings of the columns where that is asked', async () => {
    const path = 'reports/test-0001.json';
    const heading = /"heading":"[^"]/;
    expect((await filesOf(job({ formats: ['json'] }))).get(path)).toMatch(heading);
    expect((await filesOf(job({ formats: ['json'], withoutTyped: true }))).get(path)).not.toMatch(heading);
  });

  it('stands beside reports that are there already, of a class say', async () => {
    const made = await work.document({
      report: { title: 'Class 7', kind: 'Study plan', blocks: [{ kind: 'text', text: 'Nothing is open.' }] },
      formats: ['pdf', 'html'],
      paper: 'a4',
      letterhead: {},
      stem: 'plan',
      footer: [],
      madeAtMs: 0,
    });
    if (!made.ok) throw new Error('refused');
    expect(made.value.map(({ path }) => path)).toEqual(['plan.pdf', 'plan.html']);
    expect(made.value.map(textOf).join('')).toMatch(/%PDF-[^]*Nothing is open/);
  });

  it('says what it cannot do as a fault', async () => {
    expect(await work.report({ ...job(), analysisId: 'of-tomorrow' })).toMatchObject({
      ok: false,
      fault: { code: 'unknown-analysis' },
    });
    expect(await work.report({ ...job(), finding: new TextEncoder().encode('{') })).toMatchObject({
      ok: false,
      fault: { kind: 'bug' },
    });
  });

  it('says codes in the words of the code books that are lent', async () => {
    const [file] = drawClass('SAMPLE, ALEX | C1234501 | PAR | 2025-01-15 | 1 | 62 | PA.I.A.K1a');
    const asked = () => ({
      ...job({ formats: ['html'], sections: knowledgeTestSections }),
      analysisId: 'knowledge-test',
      options: undefined,
      finding: new TextEncoder().encode(JSON.stringify(file?.finding)),
    });
    const html = async () => [...(await filesOf(asked())).values()].join('');
    expect(await html()).not.toContain('Bowline');
    work.lend([drawCodeBook('FAA-S-ACS-6C', 'PA')]);
    expect(await html()).toContain('Bowline');
    const [json = ''] = (
      await filesOf({ ...asked(), choice: { ...asked().choice, formats: ['json'] } })
    ).values();
    const { explained } = JSON.parse(json) as { explained: readonly unknown[] };
    expect(explained).toMatchObject([
      {
        code: 'PA.I.A.K1a',
        examDate: '2025-01-15',
        document: 'FAA-S-ACS-6C',
        text: expect.stringContaining('Bowline'),
      },
    ]);
    work.lend(undefined);
  });
});
