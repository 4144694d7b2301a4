/** Rows in the box. */
const width = 20;

/**
 * Mean of 20 rows, i − 10 to i + 9, whatever time they span (about 80 s of breaths at rest, 25 s at peak). Beyond the
 * ends rows are mirrored with the edge row repeated: -1 is row 0, -2 is row 1.
 */
export function boxFilter(values: Float64Array): Float64Array {
  const { length } = values;
  return values.map((_, i) => {
    let sum = 0;
    for (let k = i - width / 2; k < i + width / 2; k += 1) sum += values[mirrored(k, length)] ?? 0;
    return sum / width;
  });
}

function mirrored(index: number, length: number): number {
  const period = 2 * length;
  const within = ((index % period) + period) % period;
  return within < length ? within : period - 1 - within;
}
