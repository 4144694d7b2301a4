import { parseArgs } from 'node:util';

/** Parts of the bench that are asked for one by one. */
const parts = [
  'text',
  'xlsx',
  'scale',
  'big',
  'ten-batches',
  'ledger',
  'scroll',
  'review',
  'reports',
  'model',
  'knowledge-test',
  'visits',
  'opening',
] as const;
export type BenchPart = (typeof parts)[number];

/** What to measure: mixed batches of these sizes through the page, and these parts. */
export type BenchRequest = { readonly sizes: readonly number[]; readonly parts: ReadonlySet<BenchPart> };

const withoutArguments: readonly BenchPart[] = ['ledger', 'model'];

/**
 * `--files 100,1000` for mixed batches, `--text`, `--xlsx`, … for parts, `--all` for everything. With no argument:
 * `--files 100,1000 --ledger --model`. A part that is named leaves the mixed batches out, unless `--files` asks for them.
 */
export function benchRequest(args: readonly string[]): BenchRequest {
  const { values } = parseArgs({
    args: [...args],
    options: {
      files: { type: 'string' },
      all: { type: 'boolean' },
      ...(Object.fromEntries(parts.map((part) => [part, { type: 'boolean' }])) as Readonly<
        Record<BenchPart, { readonly type: 'boolean' }>
      >),
    },
  });
  const named = parts.filter((part) => values.all === true || values[part] === true);
  const files = values.files ?? (named.length === 0 || values.all === true ? '100,1000' : '');
  const sizes = files === '' ? [] : files.split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0))
    throw new Error(`--files wants whole numbers, as in --files 100,1000: ${files}`);
  return { sizes, parts: new Set(args.length === 0 ? withoutArguments : named) };
}
