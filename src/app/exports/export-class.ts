import { knowledgeTestDisclaimer } from '#analyses/knowledge-test/disclaimer.ts';
import { classDocument, studyPlanDocument } from '#analyses/knowledge-test/report/class-document.ts';
import { classRecord } from '#analyses/knowledge-test/report/class-record.ts';
import { figuresTable, filesTable, trendsTable } from '#analyses/knowledge-test/report/class-lists.ts';
import { areasTable, codesTable, reportsTable } from '#analyses/knowledge-test/report/class-tables.ts';
import type { PlanItem } from '#analyses/knowledge-test/class/study-plan.ts';
import { faultDetail } from '#core/result.ts';
import { writeCsv } from '#reports/csv.ts';
import { startExporters } from '#workers/export/exporters.ts';
import { startExportWorker } from '#workers/start-worker.ts';
import { appVersion } from '../app-version.ts';
import { localToday, type ClassView } from '../class/class-view.ts';
import { saveFile } from '../save-file.ts';
import { csvDefaults, currentSettings } from '../settings.svelte.ts';
import { classOnPaper, olderCodeOnPaper, type ClassOnPaper } from './class-on-paper.ts';
import { letterheadOf } from './export-choice.ts';
import { unpackEntry } from './unpack-entry.ts';

/** What can be taken away of a class. */
export type ClassFile =
  | 'reports.csv'
  | 'codes.csv'
  | 'areas.csv'
  | 'students.csv'
  | 'figures.csv'
  | 'files.csv'
  | 'summary.json'
  | 'class.pdf'
  | 'plan.pdf'
  | 'plan.html';

export type ClassToExport = ClassOnPaper & {
  readonly view: ClassView;
  readonly plan: readonly PlanItem[];
  /** Of all files, summed; undefined where it was not kept. */
  readonly processingMs: number | undefined;
};

/** One of them to the downloads. Throws in words where it cannot. */
export async function exportClass(asked: ClassToExport, file: ClassFile): Promise<void> {
  const name = `class-${localToday()}-${file}`;
  saveFile(await madeOf(asked, file), name);
}

async function madeOf(
  { view, plan, naming, processingMs, ...asked }: ClassToExport,
  file: ClassFile,
): Promise<Blob> {
  const { summary } = view;
  const { delimiter, decimalMark, byteOrderMark: bom } = csvDefaults();
  const csv = (table: Parameters<typeof writeCsv>[0]): Blob =>
    new Blob([writeCsv(table, { delimiter, decimalMark, bom })], { type: 'text/csv;charset=utf-8' });
  const references = (code: string, exam: string) => view.meaning(code, exam).references;
  switch (file) {
    case 'reports.csv':
      return csv(reportsTable(summary, naming));
    case 'codes.csv':
      return csv(codesTable(summary, view.inWords, references));
    case 'areas.csv':
      return csv(areasTable(summary));
    case 'students.csv':
      return csv(trendsTable(summary, naming));
    case 'figures.csv':
      return csv(figuresTable(summary, processingMs));
    case 'files.csv':
      return csv(filesTable(summary, naming));
    case 'summary.json': {
      const record = {
        ...classRecord(summary, plan, naming, { inWords: view.inWords, references, processingMs }),
        app: { name: 'Benchside', version: appVersion },
      };
      return new Blob([`${JSON.stringify(record, undefined, 1)}\n`], { type: 'application/json' });
    }
    case 'class.pdf':
    case 'plan.pdf':
    case 'plan.html': {
      const words = {
        ...classOnPaper({ ...asked, naming }),
        day: localToday(),
        naming,
        processingMs,
        inWords: (code: string, exam: string) => olderCodeOnPaper(code) ?? view.inWords(code, exam),
        references,
      };
      const make = file === 'class.pdf' ? classDocument : studyPlanDocument;
      return onPaper(make(summary, plan, words), file.endsWith('.html') ? 'html' : 'pdf');
    }
  }
}

async function onPaper(report: ReturnType<typeof classDocument>, format: 'pdf' | 'html'): Promise<Blob> {
  const { exports: choice, laboratory } = currentSettings();
  const exporters = startExporters(1, startExportWorker);
  try {
    const made = await exporters.document({
      report,
      formats: [format],
      paper: choice.paper,
      letterhead: letterheadOf(laboratory),
      stem: 'class',
      footer: [
        `${report.title} · Benchside ${appVersion}`,
        `Made on the user’s own device. ${knowledgeTestDisclaimer}`,
      ],
      madeAtMs: Date.now(),
    });
    if (!made.ok) throw new Error(faultDetail(made.fault));
    const [entry] = made.value;
    if (entry === undefined) throw new Error('nothing was made');
    return await unpackEntry(entry);
  } finally {
    exporters.stop();
  }
}
