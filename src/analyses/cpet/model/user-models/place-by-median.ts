/**
 * The grid index at the middle of a threshold's probability (its posterior median, which a second, smaller peak moves
 * less than it moves the mean), or why there is none. `probability` holds one value a grid time and, last, that of
 * the threshold being absent.
 */
export function placeByMedian(
  probability: Float32Array | undefined,
  length: number,
): number | { readonly reason: string } {
  if (probability?.length !== length + 1 || !probability.every(Number.isFinite))
    return { reason: 'the model answers with another shape, or with what is no number' };
  const absent = probability[length] ?? 0;
  if (absent > 0.5) return { reason: `absent with a probability of ${absent.toFixed(2)}` };
  const half = probability.subarray(0, length).reduce((sum, value) => sum + value, 0) / 2;
  if (half <= 0) return { reason: 'the model puts it nowhere' };
  let sum = 0;
  return probability.findIndex((value) => {
    sum += value;
    return sum >= half;
  });
}
