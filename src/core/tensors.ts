/** Named tensors, for inference: flat float32 values in row-major order with their shape. */
export type Tensors = Readonly<
  Record<string, { readonly data: Float32Array; readonly shape: readonly number[] }>
>;

/** How many values a shape holds. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
