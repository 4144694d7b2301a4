import type { Remark } from '#core/remark.ts';
import type { Figure } from './figure.ts';

/**
 * A report as data. No DOM, no clock: pages, print, PDF, CSV and JSON are drawn from the same document.
 */
export type ReportDocument = {
  readonly title: string;
  /** What it is a report of: "Cardiopulmonary exercise test"; absent: as the analysis is called. */
  readonly kind?: string;
  readonly subtitle?: string;
  /** Of whom it is, kg: a page that shows values per body mass turns them by it. */
  readonly bodyMassKg?: number;
  readonly blocks: readonly ReportBlock[];
};

/** A number or text as shown, with what a reader may ask of it. */
export type ReportValue = {
  readonly label: string;
  /** As printed, with sensible digits; undefined where it could not be computed. */
  readonly text: string | undefined;
  readonly unit?: string;
  /** Why it is missing, or how it was computed. */
  readonly note?: string;
};

/** Values under a title, wherever they are shown. */
export type TitledValues = { readonly title: string; readonly values: readonly ReportValue[] };

export type ReportBlock =
  | { readonly kind: 'headline'; readonly values: readonly ReportValue[] }
  | { readonly kind: 'values'; readonly title: string; readonly values: readonly ReportValue[] }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly columns: readonly {
        readonly title: string;
        readonly unit?: string;
        readonly numeric?: boolean;
        /** Where units differ from row to row: the place of the column that names them. */
        readonly unitIn?: number;
        /** Words of the file itself: no language of a page changes them. */
        readonly quoted?: boolean;
        /** Long text behind the numbers (a formula, a source): a page shows it when asked, everything else always. */
        readonly tucked?: boolean;
        /** A word on the row as a whole: on paper it stands beneath the row, small, so that the table is a narrow one. */
        readonly beneath?: boolean;
      }[];
      readonly rows: readonly (readonly (string | undefined)[])[];
      readonly note?: string;
    }
  | { readonly kind: 'remarks'; readonly title: string; readonly remarks: readonly Remark[] }
  | { readonly kind: 'text'; readonly title?: string; readonly text: string }
  | { readonly kind: 'figure'; readonly figure: Figure };
