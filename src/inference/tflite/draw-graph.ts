import type { OperatorOptions, TfliteGraph, TfliteOperator, TfliteTensor } from './graph.ts';
import { plainOptions } from './operator-options.ts';

/** A constant of a drawn graph. */
export type DrawnConstant = {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  readonly type?: string;
};

/** One operator of a drawn graph: it reads the value before it, then its constants ('input' reads the graph's input). */
export type DrawnStep = {
  readonly name: string;
  readonly then?: readonly (DrawnConstant | 'input')[];
  readonly shape: readonly number[];
  readonly options?: Partial<OperatorOptions>;
};

/** A chain of operators over one float32 input, for tests: tensor 0 is the input, the last one the output. */
export function drawGraph(inputShape: readonly number[], steps: readonly DrawnStep[]): TfliteGraph {
  const tensors: TfliteTensor[] = [{ name: 'x', type: 'FLOAT32', shape: inputShape }];
  const operators: TfliteOperator[] = [];
  const add = (tensor: TfliteTensor): number => tensors.push(tensor) - 1;
  let value = 0;
  for (const { name, then = [], shape, options } of steps) {
    const others = then.map((each) =>
      each === 'input'
        ? 0
        : add({ name: 'constant', type: each.type ?? 'FLOAT32', shape: each.shape, data: bytesOf(each) }),
    );
    const inputs = [value, ...others];
    value = add({ name: `after ${name}`, type: 'FLOAT32', shape });
    operators.push({ name, inputs, outputs: [value], options: { ...plainOptions, ...options } });
  }
  return { tensors, operators, inputs: [0], outputs: [value] };
}

/** An integer constant in one dimension: a shape, axes, an order. */
export function integers(...values: readonly number[]): DrawnConstant {
  return { shape: [values.length], values, type: 'INT32' };
}

function bytesOf({ values, type }: DrawnConstant): Uint8Array {
  const numbers = type === 'INT32' ? Int32Array.from(values) : Float32Array.from(values);
  return new Uint8Array(numbers.buffer);
}
