import type { PageText } from '#core/page-text.ts';
import type { Box } from '#core/picture.ts';
import type { Remark } from '#core/remark.ts';

/**
 * What one file holds: one report as a rule, several where reports were scanned into one PDF. Plain JSON; it keeps what
 * was read on its pages, so that it can be made anew without the file. An older id number (it was like a social security
 * number) is struck out before anything is kept.
 */
export type KnowledgeTestFinding = {
  readonly pages: number;
  /** At least one. */
  readonly reports: readonly ReportRead[];
  /** Of the file as a whole: pages that hold no report. */
  readonly remarks: readonly Remark[];
  /** What was read, page by page: one reading of a text layer, two independent ones of a picture. */
  readonly readings: readonly PageReading[];
};

export type PageReading = {
  /** From 1. */
  readonly page: number;
  readonly passes: readonly PageText[];
  /** Pixels per inch of the pictures that were read; absent for a text layer. */
  readonly dpi?: number;
  /** By how many right angles a picture was turned clockwise to stand upright; what follows is of the upright one. */
  readonly quarters?: 1 | 2 | 3;
  /** By how much a picture was turned clockwise to lie level before it was read; boxes are of the level one. */
  readonly turnedDeg?: number;
  /** Where codes stand on a picture, and what was seen of each beside the two readings of the page. */
  readonly codeWords?: readonly SeenCode[];
  /** PNGs in data addresses of what was in doubt when the picture was still there; boxes in the first reading's unit. */
  readonly crops?: readonly { readonly box: Box; readonly png: string }[];
};

/** A code on a picture before anybody knows which. */
export type SeenCode = {
  readonly box: Box;
  /** What was read of it with its letters set apart. */
  readonly apart: string;
  /** Its connected ink from left to right, in hundredths of a capital's height from the word's left and bottom. */
  readonly parts: readonly (readonly [x0: number, x1: number, y0: number, y1: number])[];
};

/** How sure: `sure` needs nobody, `doubtful` goes before a person, `by-hand` was set by one. */
export type Certainty = 'sure' | 'doubtful' | 'by-hand';

/** Where on a page something stands, in the unit of that page's first reading. */
export type PagePlace = { readonly page: number; readonly box: Box };

/** One field as read. */
export type ReadField<Value> = {
  readonly value: Value;
  readonly certainty: Certainty;
  /** 0 to 1. */
  readonly confidence: number;
  /** As printed. */
  readonly raw: string;
  readonly place?: PagePlace;
  /** PNG in a data address: what stands there, where a person should look. */
  readonly crop?: string;
  /** What was read of it automatically, where a person set it. */
  readonly automatic?: Value;
};

export type PersonName = { readonly family: string; readonly given: string; readonly suffix?: string };

export type ReportFields = {
  readonly name?: ReadField<PersonName>;
  /** FAA tracking number, "C0000001". */
  readonly ftn?: ReadField<string>;
  readonly examId?: ReadField<string>;
  readonly examTitle?: ReadField<string>;
  /** "PAR". */
  readonly examCode?: ReadField<string>;
  /** ISO 8601, "2025-01-15". */
  readonly examDate?: ReadField<string>;
  /** 0 to 100; a few tests show pass or fail alone. */
  readonly scorePercent?: ReadField<number>;
  readonly grade?: ReadField<'pass' | 'fail'>;
  /** From 1. */
  readonly take?: ReadField<number>;
  readonly expiresOn?: ReadField<string>;
};

/** A code that is believed. */
export type ReadCode = {
  /** As in `codes/code.ts`: "PA.I.B.K1a", "PLT012". */
  readonly code: string;
  readonly certainty: Exclude<Certainty, 'doubtful'>;
  readonly confidence: number;
  readonly raw: string;
  readonly place?: PagePlace;
};

/** Something on the page that must be a code, and that nobody may guess: a person says which. */
export type CodeDoubt = {
  /** Stable within its report while the readings are the same. */
  readonly id: string;
  /** What each pass read there. */
  readonly raw: readonly string[];
  /** Likeliest first. */
  readonly candidates: readonly { readonly code: string; readonly probability: number }[];
  readonly why: DoubtReason;
  readonly place?: PagePlace;
  readonly crop?: string;
};

export type DoubtReason =
  /** The two passes read different codes. */
  | 'passes-differ'
  /** Two codes of the exam look alike here. */
  | 'close-candidates'
  /** The width of the Roman numeral speaks for another. */
  | 'strokes'
  /** No code of the exam's list is near enough. */
  | 'unknown'
  /** What was read is a code, and none of the exam's list. */
  | 'not-listed'
  /** A task without an element, "PA.II.A". */
  | 'incomplete'
  /** More codes than questions missed. */
  | 'too-many';

export type ReportRead = {
  /** Its pages, from 1. */
  readonly pages: readonly number[];
  readonly method: 'text-layer' | 'recognised';
  readonly fields: ReportFields;
  /** Fields that a person said are not on the report: nobody need look for them any more. */
  readonly absent?: readonly (keyof ReportFields)[];
  readonly codes: readonly ReadCode[];
  readonly doubts: readonly CodeDoubt[];
  /** partial: a field or a code is missing or in doubt; failed: it is no report that could be read. */
  readonly status: 'success' | 'partial' | 'failed';
  /** Why it failed, one of `report-faults.ts`. */
  readonly failure?: string;
  readonly remarks: readonly Remark[];
  /** Pseudonyms by which reports are joined. */
  readonly keys?: ReportKeys;
};

/**
 * By what reports are known to be of one person, and one report to be the same as another, without saying who. Salted:
 * they tell nothing outside their batch.
 */
export type ReportKeys = {
  /** Of the FTN; absent where none was read, or one that is in doubt. Two that differ are two people, whatever their names. */
  readonly byFtn?: string;
  /** Of the name as it is compared (case, accents, blanks and a suffix's point aside). */
  readonly byName?: string;
  /**
   * Of who, which exam, which day and which result: the same report as PDF and as photo has the same one, though only one
   * of them may show the exam's id. Absent where less than that was read.
   */
  readonly report?: string;
};
