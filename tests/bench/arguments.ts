import { parseArgs } from 'node:util';

/** What to measure: batches of these sizes through the page (none with `--model`), and always the model. */
export type BenchRequest = { readonly sizes: readonly number[] };

/** `--files 100,1000`, which is also what no argument means; `--model` leaves the batches out. */
export function benchRequest(args: readonly string[]): BenchRequest {
  const { values } = parseArgs({
    args: [...args],
    options: { files: { type: 'string' }, model: { type: 'boolean', default: false } },
  });
  const files = values.files ?? (values.model ? '' : '100,1000');
  const sizes = files === '' ? [] : files.split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0))
    throw new Error(`--files wants whole numbers, as in --files 100,1000: ${files}`);
  return { sizes };
}
