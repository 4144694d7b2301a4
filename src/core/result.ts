import type { SourceRef } from './source-ref.ts';

/**
 * What went wrong, as plain data: faults cross workers, are stored, and are shown.
 * `code` is stable kebab-case (help pages and CSV columns name it); `detail` states the fact
 * ("column VO2 missing; found t, HR"), the page adds the advice.
 */
export type Fault =
  | FileFault
  | {
      readonly kind: 'model' | 'storage' | 'worker' | 'timeout';
      readonly detail: string;
      /** Something that every file needs could not be had: the file had no part in it. */
      readonly notBegun?: true;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'bug'; readonly name: string; readonly detail: string; readonly stack: string };

/** A fault of the file: never retried, only another file helps. */
export type FileFault = {
  readonly kind: 'unreadable' | 'unsupported' | 'implausible';
  readonly code: string;
  readonly detail: string;
  readonly at?: SourceRef;
};

/** Either a value or the fault that prevented it. Expected failures are returned, never thrown. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** Wraps a value as a success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps a fault as a failure. */
export function fail(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault };
}

/** A failure that is the file's own: its kind, its stable code, the fact, and where. */
export function failFile(
  kind: FileFault['kind'],
  code: string,
  detail: string,
  at?: SourceRef,
): { readonly ok: false; readonly fault: FileFault } {
  return { ok: false, fault: at === undefined ? { kind, code, detail } : { kind, code, detail, at } };
}

/** The stable code that tables and CSV show for a fault: a file fault's own code, else its kind. */
export function faultCode(fault: Fault): string {
  return 'code' in fault ? fault.code : fault.kind;
}

/** The fact that tables and CSV show for a fault. */
export function faultDetail(fault: Fault): string {
  switch (fault.kind) {
    case 'cancelled':
      return 'cancelled by the user';
    case 'bug':
      return `${fault.name}: ${fault.detail}`;
    default:
      return fault.detail;
  }
}
