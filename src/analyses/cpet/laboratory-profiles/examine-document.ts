import { ok, type Result } from '#core/result.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import type { Sheet, SourceDocument } from '#readers/document.ts';
import { readDocument } from '#readers/read-document.ts';
import { withoutPersonalSheetNames } from '../columns/sheet-names.ts';
import { detectDevice } from '../devices/detect.ts';
import { documentWords } from '../devices/document-words.ts';
import type { CpetOptions } from '../options.ts';
import { readRecording } from '../read-recording.ts';
import type { DeviceId, Recording } from '../recording.ts';
import { findProfile } from './find-profile.ts';
import type { LaboratoryProfile } from './profile.ts';
import { layoutOf, type TableLayout } from './table-layout.ts';

/** A table as the import doctor opens it: what it is taken for, its cells, and how it is read today. */
export type ExaminedTable = {
  readonly document: SourceDocument;
  readonly sheets: readonly Sheet[];
  readonly device: { readonly id: DeviceId; readonly title: string };
  readonly recording: Result<Recording>;
  /** The profile that the file is read by. */
  readonly profile?: LaboratoryProfile;
  /** Absent where no row was recognised as the headings of a test. */
  readonly layout?: TableLayout;
};

/** What is neither a table nor readable has no columns to correct. */
export type ExaminedOther = {
  readonly document: SourceDocument;
  readonly sheets: readonly [];
  readonly device: { readonly id: DeviceId; readonly title: string };
  readonly recording: Result<Recording>;
};

/** A file's bytes as the import doctor opens them. Faults are those of `readDocument`. */
export async function examineFile(
  bytes: Uint8Array,
  options: CpetOptions,
  facts?: SubjectFacts,
): Promise<Result<ExaminedTable | ExaminedOther>> {
  const document = await readDocument(bytes);
  return document.ok ? ok(examineDocument(document.value, options, facts)) : document;
}

/** How a document is read under these options. */
export function examineDocument(
  source: SourceDocument,
  options: CpetOptions,
  facts?: SubjectFacts,
): ExaminedTable | ExaminedOther {
  const document = withoutPersonalSheetNames(source);
  const { id, title, table } = detectDevice(document);
  const device = { id, title };
  const recording = readRecording(document, { fileName: '', options }, facts);
  if (!('sheets' in document) || table === undefined) return { document, sheets: [], device, recording };
  const { sheets } = document;
  const found = findProfile(sheets, id, options.profiles ?? []);
  const header = found?.header ?? documentWords(document).header;
  const records = recording.ok ? recording.value.columns : [];
  const layout = header === undefined ? undefined : layoutOf(sheets, header, records);
  const headerRows = found?.profile.headerRows ?? 1;
  return {
    document,
    sheets,
    device,
    recording,
    ...(found === undefined ? {} : { profile: found.profile }),
    ...(layout === undefined ? {} : { layout: { ...layout, headerRows } }),
  };
}

/** Whether this profile, and none before it, reads a file. */
export async function isReadBy(bytes: Uint8Array, profile: LaboratoryProfile): Promise<boolean> {
  const document = await readDocument(bytes);
  if (!document.ok || !('sheets' in document.value)) return false;
  const named = withoutPersonalSheetNames(document.value);
  const { id, table } = detectDevice(named);
  return 'sheets' in named && table !== undefined && findProfile(named.sheets, id, [profile]) !== undefined;
}
