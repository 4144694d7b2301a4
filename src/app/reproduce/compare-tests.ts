import { faultCode } from '#core/result.ts';
import type { CellValue } from '#core/result-column.ts';
import type { Item } from '#engine/ports.ts';
import { statusOf } from '#engine/status.ts';
import { faultOf } from '../export-table.ts';
import { personalColumns, saltedColumns, type BundledTest } from './bundle.ts';

/** One value that is not the same. */
export type Difference = {
  readonly column: string;
  readonly bundle: CellValue;
  readonly here: CellValue;
};

/** How a result compares with the bundle's. */
export type Compared =
  | { readonly kind: 'identical' }
  | { readonly kind: 'different'; readonly differences: readonly Difference[] }
  /** Not run to its end here. */
  | { readonly kind: 'open'; readonly status: string };

/** A test of the bundle held against what this app made of the same file; every digit counts. */
export function compareTest(expected: BundledTest, item: Item): Compared {
  const { state } = item;
  const status = statusOf(state);
  const fault = faultOf(state);
  if (state.status !== 'done' && fault === undefined) return { kind: 'open', status };
  const row = state.status === 'done' ? state.row : {};
  const columns = new Set([...Object.keys(expected.row), ...Object.keys(row)]);
  for (const salted of saltedColumns) columns.delete(salted);
  for (const personal of personalColumns) if (expected.row[personal] === undefined) columns.delete(personal);
  const differences: Difference[] = [
    { column: 'STATUS', bundle: expected.status, here: status },
    { column: 'fault_code', bundle: expected.faultCode, here: fault && faultCode(fault) },
    ...[...columns].map((column) => ({ column, bundle: expected.row[column], here: row[column] })),
  ].filter(({ bundle, here }) => !isSame(bundle, here));
  return differences.length === 0 ? { kind: 'identical' } : { kind: 'different', differences };
}

/** JSON knows neither −0 nor absent values that are written down. */
function isSame(a: CellValue, b: CellValue): boolean {
  return a === b;
}

/** Files by their hash, as the bundle knows them. */
export type Matched<File> = {
  /** Each test with its file; the same file may serve several. */
  readonly found: readonly { readonly test: BundledTest; readonly file: File }[];
  readonly missing: readonly BundledTest[];
  readonly extra: readonly File[];
};

/** Which file is which test: by the hash of its bytes, whatever it is called now. */
export function matchFiles<File extends { readonly sha256: string }>(
  tests: readonly BundledTest[],
  files: readonly File[],
): Matched<File> {
  const byHash = new Map(files.map((file) => [file.sha256, file]));
  const wanted = new Set(tests.map(({ sha256 }) => sha256));
  return {
    found: tests.flatMap((test) => {
      const file = byHash.get(test.sha256);
      return file === undefined ? [] : [{ test, file }];
    }),
    missing: tests.filter(({ sha256 }) => !byHash.has(sha256)),
    extra: files.filter(({ sha256 }) => !wanted.has(sha256)),
  };
}
