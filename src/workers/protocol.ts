import type { LentModelDescription } from '#analyses/analysis.ts';
import type { AcceptedModel } from '#analyses/analysis-models.ts';
import type { PageText } from '#core/page-text.ts';
import type { FileFault, Result } from '#core/result.ts';
import type { Adjustments } from '#core/review.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import type { Settled } from '#engine/ports.ts';
import type { FolderPath } from './folder-path.ts';
import type { Attempt } from './try-to-send.ts';

/** One file for an analysis worker. */
export type AnalysisJob = {
  readonly analysisId: string;
  readonly options: unknown;
  readonly name: string;
  /** Expected SHA-256 of the bytes, hex. */
  readonly sha256: string;
  /** The bytes, still on disk: the worker reads them. */
  readonly file: Blob;
  readonly facts?: SubjectFacts;
  /** Absent: no models but those of the build, on the processor. */
  readonly lent?: Lent;
  /** What a person set by hand in an earlier result of the file (`stateOfReview`): it holds in this one too. */
  readonly adjustments?: Adjustments;
};

/** What is lent with a file: which runtime answers for shipped models, and the user's own. */
export type Lent = { readonly runtime: 'wasm' | 'webgpu'; readonly models: readonly LentModel[] };

/** A model of the user's; its file is still on disk, and is read when it is first asked. */
export type LentModel = LentModelDescription & {
  readonly format: 'onnx' | 'tflite';
  readonly sha256: string;
  readonly blob: Blob;
};

/** A stored finding, as UTF-8 JSON, to be made anew by this version. */
export type RecomputeJob = Pick<AnalysisJob, 'analysisId' | 'options' | 'facts' | 'lent' | 'adjustments'> & {
  readonly finding: Uint8Array;
};

/**
 * What an analysis worker says beside its answers when a part of the file in hand is done (a page was recognised): the
 * limit of time holds for each part.
 */
export const partDone = 'part-done';

/** What an analysis worker says beside its answers when it holds another amount of WebAssembly's memory than it said. */
export type Holding = { readonly holdsBytes: number };

/** What an analysis worker does. Never rejects of its own accord. */
export type AnalysisWorkerApi = {
  /**
   * Loads an analysis, so that the first file need not wait for it. With `lent` it begins to open the models that ship
   * for it as well.
   */
  readonly prepare: (analysisId: string, lent?: Lent) => Promise<void>;
  readonly analyse: (job: AnalysisJob) => Promise<Result<Settled>>;
  /** Fault `unsupported`/`cannot-recompute` where the analysis keeps too little. */
  readonly recompute: (job: RecomputeJob) => Promise<Result<Settled>>;
};

/**
 * What became of one file at intake: `stored` in the given directory; `hashed` only, because there is no directory or
 * it cannot be written; `unreadable`, because the browser could not read it (changed or deleted since it was dropped);
 * `refused`, because the device's storage would take no more.
 */
export type Intaken =
  | { readonly kind: 'stored' | 'hashed'; readonly sha256: string }
  | { readonly kind: 'unreadable'; readonly fault: FileFault }
  /** `full`: for want of room, so that it may be asked again once there is some. */
  | { readonly kind: 'refused'; readonly detail: string; readonly full?: boolean };

/** A stored file, and the name it lies under: the hash of its bytes, or what stands for it. */
export type StoredFile = { readonly sha256: string; readonly file: Blob };

/** What the intake worker does, in a folder of the origin-private file system. Answers in the order of the files. */
export type IntakeWorkerApi = {
  readonly takeIn: (files: readonly File[], folder: FolderPath | undefined) => Promise<readonly Intaken[]>;
  /** Writes stored files anew, in a pack, under the names they have; whether all are on disk. */
  readonly repack: (folder: FolderPath, files: readonly StoredFile[]) => Promise<boolean>;
  /** Has the browser count bytes that no file will hold: [Note: Sizes that turn negative] in `count-ahead.ts`. */
  readonly countAhead: (folder: FolderPath, sizeBytes: number) => Promise<void>;
};

/** A model that was parsed, fits its analysis and answered a trial. */
export type TakenModel = AcceptedModel & {
  readonly id: string;
  readonly format: 'onnx' | 'tflite';
  /** Of the file as it was given, lower-case hex. */
  readonly sha256: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly blob: Blob;
};

/** How two runtimes do on the same inputs: medians in ms, and the largest difference between their answers. */
export type RuntimeComparison = {
  readonly wasmMs: number;
  readonly webgpuMs: number;
  readonly largestDifference: number;
};

/** What a model worker does. It is started for one task and ended after it, or when its time is up. */
export type ModelWorkerApi = {
  readonly takeIn: (analysisId: string, files: readonly File[]) => Promise<Result<TakenModel>>;
  readonly compareRuntimes: (modelId: string) => Promise<Result<RuntimeComparison>>;
  /** What drove a stored finding's answer (`Analysis.explain`). */
  readonly explain: (analysisId: string, finding: unknown, options: unknown) => Promise<Result<unknown>>;
};

/** The text of a PDF's pages, and the SHA-256 of the file in lower-case hex. */
export type PdfPages = { readonly pages: readonly PageText[]; readonly sha256: string };

/** What a PDF worker does. It is started for one file and ended after it, or when its time is up. */
export type PdfWorkerApi = {
  readonly pages: (file: Blob, onPage: (page: number, pages: number) => void) => Promise<Result<PdfPages>>;
};

/** What the worker does that shows that nothing can be sent. */
export type TryWorkerApi = { readonly tryToSend: (address: string) => Promise<Attempt> };
