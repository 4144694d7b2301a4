import type { AdjustmentWords } from '#core/audit-lines.ts';
import type { Lane } from '#core/lane.ts';
import type { PageText } from '#core/page-text.ts';
import type { Picture } from '#core/picture.ts';
import type { Remark } from '#core/remark.ts';
import type { Result } from '#core/result.ts';
import type { Adjustments } from '#core/review.ts';
import type { ReviewReason } from '#core/review-reason.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import type { CellValue, ColumnDescription, ResultColumn, ResultRow } from '#core/result-column.ts';
import type { Tensors } from '#core/tensors.ts';
import type { ReportDocument, TitledValues } from '#reports/document.ts';
import type { Figure } from '#reports/figure.ts';
import type { ReportSection } from '#reports/sections.ts';
import type { ModelRules, ShippedModel } from './analysis-models.ts';
import type { CohortPlan } from './cohort.ts';
import type { WithoutNames } from './without-names.ts';

/** A file as an analysis sees it: a display name and the bytes. */
export type SourceFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the user's worklist says of who was tested; it goes before what the file says. */
  readonly facts?: SubjectFacts;
};

/** What the outside lends an analysis, so that it stays pure. */
export type Tools = {
  readonly infer: (modelId: string, inputs: Tensors) => Promise<Result<Tensors>>;
  /** One of the user's own models that are lent with the file; undefined for an id that is not among them. */
  readonly describeModel?: (modelId: string) => LentModelDescription | undefined;
  /** Sees pictures; absent where the surroundings cannot (a page, a plain test). */
  readonly pictures?: PictureTools;
};

/** What sees photographs and scanned pages. Faults are of the file unless said. */
export type PictureTools = {
  /**
   * The bytes of a JPEG, PNG or WebP as an upright picture (turned by its EXIF orientation). Faults:
   * `picture-undecodable`, `picture-too-large`.
   */
  readonly decode: (bytes: Uint8Array) => Promise<Result<Picture>>;
  /** A page of a PDF, from 1, drawn at this resolution. Faults as for its text (`readers/pdf-text.ts`). */
  readonly drawPdfPage: (bytes: Uint8Array, page: number, dpi: number) => Promise<Result<Picture>>;
  /** Text on a picture with its places in the picture's pixels. Kind `model` where the recogniser does not load. */
  readonly recogniseText: (picture: Picture, how?: RecogniseHow) => Promise<Result<PageText>>;
  /** As a PNG in a `data:` address, small enough to be kept with a finding. */
  readonly encode: (picture: Picture) => Promise<string>;
};

/** How a picture of text is laid out; absent: a page with whatever columns it has. */
export type RecogniseHow = {
  readonly layout?: 'page' | 'block' | 'line';
  /** The only characters to be expected. */
  readonly alphabet?: string;
};

/** What is known of a lent model: enough to feed it. `layout` names how it sees a file, in the analysis' own words. */
export type LentModelDescription = {
  readonly id: string;
  readonly title: string;
  readonly layout: string;
  readonly input: string;
  readonly outputs: readonly string[];
};

/** What a batch may hold; one over it is refused before any work. How large a file may be is a setting of the app. */
export type BatchLimits = {
  readonly files: number;
  readonly batchBytes: number;
  /** The user may raise `files` up to this, and `batchBytes` rises with it. */
  readonly filesAtMost: number;
};

/** What the registry knows of an analysis without loading its code. */
export type AnalysisManifest = {
  readonly id: string;
  /** Raised whenever a finding can change; stored with each finding, so that older ones are known as stale. */
  readonly version: number;
  readonly title: string;
  /** What one file is called on a page: "test", "report". */
  readonly itemNoun: { readonly one: string; readonly many: string };
  /** What its results are not, in a sentence: at the foot of whatever is handed out. */
  readonly disclaimer: string;
  /** Its files are often called after a person: no batch takes its title from one. */
  readonly filesNamePeople?: true;
  /** What this device keeps that explains its findings, handed to `report` and its like as `kept`. */
  readonly explainedBy?: 'code-books';
  /** A batch is also a class of people, with a page and a stored record of its own. */
  readonly formsClasses?: true;
  /** Endings offered by the file dialog; contents are sniffed all the same. */
  readonly accepts: readonly `.${string}`[];
  readonly load: () => Promise<AnyAnalysis>;
  /** Absent: every free worker takes the next file. */
  readonly lanes?: readonly Lane[];
  /** Absent: as many files as the device has room for. */
  readonly limits?: BatchLimits;
  /** The models that ship with the app for it. */
  readonly shippedModels?: readonly ShippedModel[];
  /** What it demands of models that a user brings; absent where it takes none. */
  readonly loadModelRules?: () => Promise<ModelRules>;
  /** What the page of a cohort shows of it; absent where there is no such page for it. */
  readonly loadCohort?: () => Promise<CohortPlan>;
};

/** A column made of a row and of what this device keeps that explains it; `kept` as for `report`. */
export type ExplainedColumn = ColumnDescription & {
  readonly inWords: (row: ResultRow, kept?: unknown) => CellValue;
};

/** A file of a batch by its row. */
export type FileRow = { readonly id: string; readonly row: ResultRow };

/** A finding with the name of its file. */
export type Named<Finding> = { readonly name: string; readonly finding: Finding };

/**
 * The plug-in contract. Everything here is pure apart from `tools`: no DOM, storage, clock, randomness or network.
 * A finding is plain JSON data: it survives structured clone and JSON unchanged.
 */
export type Analysis<Input, Options, Finding> = {
  readonly id: string;
  readonly version: number;
  readonly defaultOptions: Options;
  /** Parses stored or imported options; unknown keys are dropped, bad values are a fault. */
  readonly checkOptions: (raw: unknown) => Result<Options>;
  /** Options of a new batch with what this device keeps for the analysis beside them, as stored and so unchecked. */
  readonly withKept?: (options: Options, kept: unknown) => Options;
  /** Bytes → typed input, or a fault with its place in the file. */
  readonly read: (file: SourceFile, options: Options, tools: Tools) => Promise<Result<Input>>;
  readonly analyse: (input: Input, options: Options, tools: Tools) => Promise<Result<Finding>>;
  /** partial: some of what the analysis promises could not be given, for the reasons in the remarks. */
  readonly completeness: (finding: Finding) => 'success' | 'partial';
  /** The remarks a table counts and a page lists. */
  readonly remarks: (finding: Finding) => readonly Remark[];
  /** One definition for table, CSV and data dictionary, in export order. */
  readonly columns: readonly ResultColumn<Finding>[];
  /** Names of the columns that the live table leads with; the others follow in export order. */
  readonly tableFirst?: readonly string[];
  /** Why a person should look at a result, from its row, the gravest first; empty where nothing asks for it. */
  readonly reviewReasons?: (row: ResultRow) => readonly ReviewReason[];
  /**
   * Which files of a batch hold one thing more than once, in whatever form, from their rows: ids of files, the one that
   * stands for the others first; a file that holds it twice comes twice. Absent where that cannot be told from rows.
   */
  readonly sameInRows?: (files: readonly FileRow[]) => readonly (readonly string[])[];
  /** `kept`: what this device keeps that explains a finding, as the user's code books; plain data, as stored. */
  readonly report: (what: Named<Finding>, options: Options, kept?: unknown) => ReportDocument;
  /** The pictures that belong into a printed or exported report; a page has live ones. Absent where there are none. */
  readonly figures?: (finding: Finding, options: Options) => readonly Figure[];
  /** The parts of a report that a person may choose for print and export; absent: it goes as a whole. */
  readonly reportSections?: readonly ReportSection[];
  /**
   * A stored finding made anew by this version, without its file: the finding keeps what it needs. Absent where a
   * finding does not. A fault where this one cannot be; it then stays as it is. `adjustments` are what a person set by
   * hand, by names of the analysis' own: they hold against the automatic values, which the finding keeps beside them;
   * one that no longer fits is left out, and a remark says so.
   */
  readonly recompute?: (
    finding: Finding,
    options: Options,
    tools: Tools,
    facts?: SubjectFacts,
    adjustments?: Adjustments,
  ) => Promise<Result<Finding>>;
  /** Says an adjustment in words, for the list of changes on page and report. */
  readonly adjustmentInWords?: AdjustmentWords;
  /** What of a finding may go into a link beside the headline of its report; it names nobody. `kept` as for `report`. */
  readonly toShare?: (finding: Finding, kept?: unknown) => readonly TitledValues[];
  /**
   * What a finding's terms mean, for a file that programs read; it stands beside the finding there. `kept` as for
   * `report`. Absent where a finding explains itself.
   */
  readonly explained?: (finding: Finding, kept?: unknown) => readonly Readonly<Record<string, unknown>>[];
  /**
   * Columns that say what stands in a row's own in words, for a table that is handed out; behind the analysis' columns
   * there, and neither in the live table nor in a ledger, as they change with what this device keeps.
   */
  readonly explainedColumns?: readonly ExplainedColumn[];
  /** Absent: who somebody is stands in no finding, but at most in the name of a file. */
  readonly withoutNames?: WithoutNames<Finding>;
  /**
   * What drove a stored finding's answer, on demand and without its file; absent where nothing can be asked. The
   * analysis' own view knows the type.
   */
  readonly explain?: (finding: Finding, options: Options, tools: Tools) => Promise<Result<unknown>>;
};

/**
 * An analysis whose types are forgotten at the registry: the engine and the workers pass its values through unread.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the one place where an existential type is needed
export type AnyAnalysis = Analysis<any, any, any>;

/** Descriptions of the columns that only a table handed out has. */
export function describeExplained({
  explainedColumns = [],
}: Pick<AnyAnalysis, 'explainedColumns'>): readonly ColumnDescription[] {
  return explainedColumns.map(({ inWords: _inWords, ...description }) => description);
}

/** A row with what explains it, by the names of those columns. */
export function explainedRow(
  row: ResultRow,
  { explainedColumns = [] }: Pick<AnyAnalysis, 'explainedColumns'>,
  kept?: unknown,
): ResultRow {
  const words = explainedColumns.map(({ name, inWords }) => [name, inWords(row, kept)] as const);
  return words.length === 0 ? row : { ...row, ...Object.fromEntries(words) };
}

/** Column descriptions of an analysis, without code: what a page or the dictionary needs. */
export function describeColumns(analysis: AnyAnalysis): readonly ColumnDescription[] {
  return analysis.columns.map(({ value: _value, ...description }) => description);
}
