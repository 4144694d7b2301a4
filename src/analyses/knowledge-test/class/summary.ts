import type { ReportRead } from '../finding.ts';
import { withoutDuplicates, type Distinct } from '../people/duplicates.ts';
import { examOfReport, reportsOf, type ClassFile, type ClassReport } from '../people/class-report.ts';
import { groupPersons, type Person } from '../people/persons.ts';
import { scoresOf, type Scores } from './scores.ts';
import { missedShares, takeOf, type MissedShare } from './shares.ts';

/** A file that gave no finding, or none yet. */
export type OtherFile = {
  readonly itemId: string;
  readonly fileName: string;
  /** `row-alone`: its values came with an earlier ledger, without what was read. */
  readonly state: 'failed' | 'waiting' | 'cancelled' | 'row-alone';
  readonly faultCode?: string;
};

/** The distinct reports of one exam. */
export type ExamSummary = {
  readonly exam: string;
  readonly reports: number;
  /** Reports that count neither as first takes nor as retakes, for their take is in doubt. */
  readonly takesInDoubt: number;
  readonly scores: Scores;
};

/** One file of a class: what became of it, and how it was read. */
export type FileOfClass = {
  readonly fileName: string;
  readonly state: 'success' | 'partial' | OtherFile['state'];
  /** Each once. */
  readonly methods: readonly ReportRead['method'][];
  readonly reports: number;
  readonly faultCode?: string;
};

/** Everything that a class page, its record and its exports are made of. */
export type ClassSummary = {
  readonly files: {
    readonly total: number;
    readonly successful: number;
    /** Read, with something in doubt or missing; counted as successful too. */
    readonly partial: number;
    readonly failed: number;
    /** Successful of those that have ended, 0 to 1; absent while none has. */
    readonly successRate?: number;
  };
  /** Those with a finding first, in the order of the batch, then the others. */
  readonly fileList: readonly FileOfClass[];
  readonly methods: { readonly textLayer: number; readonly recognised: number };
  readonly reports: Distinct;
  readonly people: readonly Person[];
  readonly scores: Scores;
  readonly exams: readonly ExamSummary[];
  readonly missed: {
    readonly elements: readonly MissedShare[];
    readonly tasks: readonly MissedShare[];
    readonly areas: readonly MissedShare[];
  };
};

/** What the files of a class say together. */
export function summariseClass(files: readonly ClassFile[], others: readonly OtherFile[]): ClassSummary {
  const all = reportsOf(files);
  const reports = withoutDuplicates(all);
  const { distinct } = reports;
  const failed = others.filter(({ state }) => state === 'failed').length;
  const ended = files.length + failed;
  const exams = [...new Set(distinct.map(({ report }) => examOfReport(report)))].sort();
  return {
    files: {
      total: files.length + others.length,
      successful: files.length,
      partial: files.filter(({ finding }) => isPartial(finding.reports)).length,
      failed,
      ...(ended > 0 && { successRate: files.length / ended }),
    },
    fileList: [...files.map(readFile), ...others.map(otherFile)],
    methods: { textLayer: countMethod(all, 'text-layer'), recognised: countMethod(all, 'recognised') },
    reports,
    people: groupPersons(distinct),
    scores: scoresOf(distinct),
    exams: exams.map((exam) => {
      const ofExam = distinct.filter(({ report }) => examOfReport(report) === exam);
      const takesInDoubt = ofExam.filter((report) => takeOf(report) === 'in-doubt').length;
      return { exam, reports: ofExam.length, takesInDoubt, scores: scoresOf(ofExam) };
    }),
    missed: {
      elements: missedShares(distinct, 'element'),
      tasks: missedShares(distinct, 'task'),
      areas: missedShares(distinct, 'area'),
    },
  };
}

function readFile({ fileName, finding: { reports } }: ClassFile): FileOfClass {
  return {
    fileName,
    state: isPartial(reports) ? 'partial' : 'success',
    methods: [...new Set(reports.filter(({ status }) => status !== 'failed').map(({ method }) => method))],
    reports: reports.length,
  };
}

function otherFile({ fileName, state, faultCode }: OtherFile): FileOfClass {
  return { fileName, state, methods: [], reports: 0, ...(faultCode !== undefined && { faultCode }) };
}

function isPartial(reports: readonly ReportRead[]): boolean {
  return reports.some(({ status }) => status !== 'success');
}

function countMethod(reports: readonly ClassReport[], method: 'text-layer' | 'recognised'): number {
  return reports.filter(({ report }) => report.method === method).length;
}
