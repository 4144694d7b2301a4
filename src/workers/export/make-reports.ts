import type { AnalysisManifest, AnyAnalysis } from '#analyses/analysis.ts';
import { decodeFinding } from '../finding-bytes.ts';
import { fail, failFile, ok, type Result } from '#core/result.ts';
import { auditBlock, verdictLine } from '#reports/audit-block.ts';
import type { ReportDocument } from '#reports/document.ts';
import { drawFigure } from '#reports/drawing/draw-figure.ts';
import type { Figure } from '#reports/figure.ts';
import { writeHtml } from '#reports/html/write-html.ts';
import { writePdf } from '#reports/pdf/write-pdf.ts';
import { chooseSections, withFigures } from '#reports/sections.ts';
import { writeSvg } from '#reports/svg.ts';
import { writeXlsx } from '#reports/write-xlsx.ts';
import { zipEntry, type ZipEntry } from '#reports/zip/zip-entry.ts';
import { bugFrom } from '../bug-from.ts';
import { withoutHeadings } from './without-headings.ts';
import type { DocumentJob, ExportWorkerApi, ReportJob } from './protocol.ts';

type Made = {
  readonly title: string;
  readonly finding: unknown;
  readonly figures: readonly Figure[];
  readonly kept: unknown;
  /** What its terms mean, where the analysis says so. */
  readonly explained: readonly unknown[] | undefined;
};

/**
 * The work of an export worker: a stored finding becomes the files that are handed on. Bugs of the program are caught
 * here, and become faults: one test that cannot be drawn stops no other.
 */
export function makeReports(findAnalysis: (id: string) => AnalysisManifest | undefined): ExportWorkerApi {
  let kept: unknown;
  return {
    lend: (lent) => (kept = lent),
    report: (job) => withoutThrowing(() => reportTest(job, findAnalysis, kept)),
    document: (job) => withoutThrowing(() => putOnPaper(job)),
    workbook: (path, sheets) => withoutThrowing(async () => ok([zipEntry(path, await writeXlsx(sheets))])),
  };
}

async function withoutThrowing<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await work();
  } catch (thrown) {
    return fail(bugFrom(thrown));
  }
}

async function reportTest(
  job: ReportJob,
  findAnalysis: (id: string) => AnalysisManifest | undefined,
  kept: unknown,
): Promise<Result<readonly ZipEntry[]>> {
  const manifest = findAnalysis(job.analysisId);
  if (manifest === undefined)
    return failFile('unsupported', 'unknown-analysis', `no analysis ${job.analysisId} in this version`);
  const analysis = await manifest.load();
  const { formats, deidentified, withoutTyped } = job.choice;
  const stored = parseFinding(job.finding, deidentified);
  const named: unknown = deidentified
    ? (analysis.withoutNames?.finding(stored as never, job.calls ?? []) ?? stored)
    : stored;
  const finding = withoutTyped ? withoutHeadings(named) : named;
  const checked = analysis.checkOptions(job.options);
  const options: unknown = checked.ok ? checked.value : analysis.defaultOptions;
  const drawn = formats.some((format) => format !== 'json');
  const figures = drawn ? (analysis.figures?.(finding as never, options) ?? []) : [];
  const explained = formats.includes('json') ? analysis.explained?.(finding as never, kept) : undefined;
  const made = { title: manifest.title, finding, figures, kept, explained };
  const report = reportOf(job, made, analysis, options);
  const entries: ZipEntry[] = [];
  for (const format of formats) entries.push(...(await filesOf(format, job, report, made)));
  return ok(entries);
}

async function putOnPaper({ formats, stem, ...job }: DocumentJob): Promise<Result<readonly ZipEntry[]>> {
  const shared = { ...job, kind: job.report.kind ?? '', withSources: false };
  const entries: ZipEntry[] = [];
  for (const format of formats)
    entries.push(
      format === 'pdf'
        ? zipEntry(`${stem}.pdf`, await writePdf(shared))
        : textEntry(`${stem}.html`, writeHtml(shared)),
    );
  return ok(entries);
}

/** The finding as stored; de-identified without the names of sheets, which may be people's. */
function parseFinding(bytes: Uint8Array, deidentified: boolean): unknown {
  const finding = decodeFinding(bytes);
  return deidentified ? withoutSheets(finding) : finding;
}

function withoutSheets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSheets);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== 'sheet');
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutSheets(member)]));
}

function reportOf(
  { name, review, choice }: ReportJob,
  { finding, figures, kept }: Made,
  analysis: AnyAnalysis,
  options: unknown,
): ReportDocument {
  const report = analysis.report({ name, finding: finding as never }, options, kept);
  const audit = auditBlock(review, analysis.adjustmentInWords);
  const subtitle = [report.subtitle, verdictLine(review)].filter((line) => line !== undefined).join(' · ');
  const blocks = audit === undefined ? report.blocks : [...report.blocks, audit];
  const reviewed = { ...report, ...(subtitle !== '' && { subtitle }), blocks };
  return chooseSections(withFigures(reviewed, figures), analysis.reportSections ?? [], choice.sections);
}

async function filesOf(
  format: ReportJob['choice']['formats'][number],
  { choice, stem, footer, madeAtMs, record }: ReportJob,
  report: ReportDocument,
  { title, finding, figures, explained }: Made,
): Promise<readonly ZipEntry[]> {
  const { letterhead, withSources, paper } = choice;
  const shared = { report, letterhead, kind: report.kind ?? title, footer, withSources };
  switch (format) {
    case 'pdf':
      return [zipEntry(`${stem}.pdf`, await writePdf({ ...shared, paper, madeAtMs }))];
    case 'html':
      return [textEntry(`${stem}.html`, writeHtml(shared))];
    case 'svg':
      return figures.map((figure, i) =>
        textEntry(
          `${stem}${i === 0 ? '' : `-${String(i + 1)}`}.svg`,
          writeSvg(drawFigure(figure, { widthPt: 720 })),
        ),
      );
    case 'json':
      return [textEntry(`${stem}.json`, `${JSON.stringify({ ...record, explained, finding })}\n`)];
  }
}

function textEntry(path: string, text: string): ZipEntry {
  return zipEntry(path, new TextEncoder().encode(text));
}
