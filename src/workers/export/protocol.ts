import type { Calls } from '#analyses/without-names.ts';
import type { Result } from '#core/result.ts';
import type { Review } from '#core/review.ts';
import type { ReportDocument } from '#reports/document.ts';
import type { Letterhead } from '#reports/pdf/write-pdf.ts';
import type { PaperId } from '#reports/pdf/paper.ts';
import type { XlsxSheet } from '#reports/write-xlsx.ts';
import type { ZipEntry } from '#reports/zip/zip-entry.ts';

/** What can be made of one test. */
export const testFormats = ['pdf', 'html', 'svg', 'json'] as const;
export type TestFormat = (typeof testFormats)[number];

/** How reports are to look; the same for all of an export. */
export type ReportChoice = {
  readonly formats: readonly TestFormat[];
  /** Ids of the analysis' sections. */
  readonly sections: readonly string[];
  readonly withSources: boolean;
  readonly paper: PaperId;
  readonly letterhead: Letterhead;
  /** No names of files or sheets, no SHA-256, no salt, nothing of the user's own columns. */
  readonly deidentified: boolean;
  /** No headings of the files' columns. */
  readonly withoutTyped: boolean;
};

/** One test to be handed on. */
export type ReportJob = {
  readonly analysisId: string;
  readonly options: unknown;
  readonly choice: ReportChoice;
  /** What it is called on paper: its file, or a number. */
  readonly name: string;
  /** What its people are called, where the finding names them and that stays here. */
  readonly calls?: Calls;
  /** Its files' path without the ending. */
  readonly stem: string;
  readonly footer: readonly string[];
  readonly madeAtMs: number;
  readonly review?: Review;
  /** Goes into the JSON before the finding, as it is. */
  readonly record: Readonly<Record<string, unknown>>;
  /** As stored: UTF-8 JSON. */
  readonly finding: Uint8Array;
};

/** A report that is there already, of a class say, to be put on paper. */
export type DocumentJob = {
  readonly report: ReportDocument;
  readonly formats: readonly ('pdf' | 'html')[];
  readonly paper: PaperId;
  readonly letterhead: Letterhead;
  /** The file's path without the ending. */
  readonly stem: string;
  readonly footer: readonly string[];
  readonly madeAtMs: number;
};

/** What an export worker does. */
export type ExportWorkerApi = {
  /** What this device keeps that explains findings (`Analysis.report`), once for all reports to come. */
  readonly lend: (kept: unknown) => void;
  /** The files of one test, packed for a ZIP. */
  readonly report: (job: ReportJob) => Promise<Result<readonly ZipEntry[]>>;
  /** A report as files, packed for a ZIP. */
  readonly document: (job: DocumentJob) => Promise<Result<readonly ZipEntry[]>>;
  /** Tables as a workbook, packed for a ZIP. */
  readonly workbook: (path: string, sheets: readonly XlsxSheet[]) => Promise<Result<readonly ZipEntry[]>>;
};
