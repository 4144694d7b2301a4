import { parseArgs } from 'node:util';

/** The batch sizes to measure: `--files 100,1000`, which is also what no argument means. */
export function benchSizes(args: readonly string[]): readonly number[] {
  const { values } = parseArgs({
    args: [...args],
    options: { files: { type: 'string', default: '100,1000' } },
  });
  const sizes = values.files.split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0))
    throw new Error(`--files wants whole numbers, as in --files 100,1000: ${values.files}`);
  return sizes;
}
