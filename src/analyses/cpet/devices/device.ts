import type { Result } from '#core/result.ts';
import type { SourceDocument } from '#readers/document.ts';
import type { TableProfile } from '../columns/read-table.ts';
import type { CpetOptions } from '../options.ts';
import type { RawRecording } from '../raw-recording.ts';
import type { DeviceId } from '../recording.ts';

/** What a device file may know besides the document. The name is for remarks only: names lie. */
export type ReadContext = { readonly fileName: string; readonly options: CpetOptions };

/** One cart's (or app's) export: how to know it and how to read it. One file each in this folder. */
export type Device = {
  readonly id: DeviceId;
  readonly title: string;
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
