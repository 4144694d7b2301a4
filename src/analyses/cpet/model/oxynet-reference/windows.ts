/** Seconds in a window. */
export const windowS = 40;

/** The first window starts at row 1: row 0 is never used. */
const firstRow = 1;

export type Windows = {
  /** Window after window, second after second, channel after channel, as the network takes them. */
  readonly data: Float32Array;
  /** The row of the frame that each window starts with. */
  readonly startRows: readonly number[];
};

/** Windows of 40 rows that start at rows 1, 1 + stride, … below the number of rows − 40. */
export function cutWindows(scaled: readonly Float64Array[], strideRows: number): Windows {
  const rows = scaled[0]?.length ?? 0;
  const startRows: number[] = [];
  for (let row = firstRow; row < rows - windowS; row += strideRows) startRows.push(row);
  const width = scaled.length;
  const data = new Float32Array(startRows.length * windowS * width);
  startRows.forEach((start, w) => {
    scaled.forEach((values, channel) => {
      for (let i = 0; i < windowS; i += 1) {
        data[(w * windowS + i) * width + channel] = values[start + i] ?? 0;
      }
    });
  });
  return { data, startRows };
}
