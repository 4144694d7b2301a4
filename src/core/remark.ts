import type { SourceRef } from './source-ref.ts';

/**
 * Something a careful reader would note about a file or a result without refusing it.
 * note: worth knowing; warning: look at it before relying on a number; serious: some number is not to be trusted.
 */
export type Remark = {
  /** Stable kebab-case name; the help pages explain each. */
  readonly code: string;
  readonly severity: 'note' | 'warning' | 'serious';
  /** The fact, with numbers and units. */
  readonly detail: string;
  readonly at?: SourceRef;
  /** The quantity that violated the check, where one number says it. */
  readonly value?: number;
};
