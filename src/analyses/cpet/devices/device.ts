import type { Result } from '#core/result.ts';
import type { SourceDocument } from '#readers/document.ts';
import type { TableProfile } from '../columns/read-table.ts';
import type { CpetOptions } from '../options.ts';
import type { RawRecording } from '../raw-recording.ts';
import type { DeviceId } from '../recording.ts';

/** What a device file may know besides the document. The name is for remarks only: names lie. */
export type ReadContext = { readonly fileName: string; readonly options: CpetOptions };

/**
 * Where a word on exporting comes from: seen in exported files, read in its maker's documentation, or only remembered
 * by who wrote it.
 */
export type GuideSource = 'files' | 'maker' | 'memory';

/** How a file that can be read comes out of the cart's program, for the help. */
export type ExportGuide = {
  /** What the file looks like, in a sentence. */
  readonly layout: string;
  /** What to do and what to mind, in this order. `reference`: which documentation. */
  readonly steps: readonly {
    readonly text: string;
    readonly from: GuideSource;
    readonly reference?: string;
  }[];
};

/** One cart's (or app's) export: how to know it and how to read it. One file each in this folder. */
export type Device = {
  readonly id: DeviceId;
  readonly title: string;
  readonly guide: ExportGuide;
  /** 0 = certainly not, 1 = certain; from words and layout in the document, never from the file name. */
  readonly recognise: (document: SourceDocument) => number;
  /** Its habits, for a table whose columns a laboratory's profile names; absent where it is read by fixed names. */
  readonly table?: (document: SourceDocument) => TableProfile;
  /**
   * The document's test in the product's units. Faults: `not-a-test`, `no-time-column`, `no-vo2-column`,
   * `too-few-rows`, `unit-contradiction`, each with its place.
   */
  readonly read: (document: SourceDocument, context: ReadContext) => Result<RawRecording>;
};
