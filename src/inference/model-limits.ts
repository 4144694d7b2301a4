/** What a model of the user's may be at most; the network of a test is far below all of it. */
export const modelLimits = {
  fileBytes: 50 * 1024 * 1024,
  operators: 500,
  /** An ONNX graph spells out what one operator of a `.tflite` holds, and may average several networks. */
  onnxOperators: 3000,
  tensors: 5000,
  rank: 8,
  /** Values in one tensor for one window; beyond it a browser tab runs out of memory rather than answers. */
  tensorValues: 16 * 1024 * 1024,
} as const;
