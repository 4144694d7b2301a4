import type { FlatTable, FlatTables } from './flat-tables.ts';
import type { OperatorOptions } from './graph.ts';
import { activationName } from './schema.ts';

const defaults: OperatorOptions = {
  padding: 'SAME',
  strideH: 1,
  strideW: 1,
  dilationH: 1,
  dilationW: 1,
  filterH: 1,
  filterW: 1,
  activation: 'NONE',
  axis: 0,
  axes: [],
  beta: 1,
  keepsDimensions: false,
  plainWeights: true,
};

/** The options of an operator; slots in the order of the schema's option table of that operator. */
export function readOptions(name: string, options: FlatTable | undefined, file: FlatTables): OperatorOptions {
  if (options === undefined) return defaults;
  const activation = (slot: number) => ({ activation: activationName(file.int8(options, slot)) });
  const window = () => ({
    padding: file.int8(options, 0) === 0 ? ('SAME' as const) : ('VALID' as const),
    strideW: file.int32(options, 1),
    strideH: file.int32(options, 2),
  });
  switch (name) {
    case 'CONV_2D':
      return {
        ...defaults,
        ...window(),
        ...activation(3),
        dilationW: file.int32(options, 4, 1),
        dilationH: file.int32(options, 5, 1),
      };
    case 'MAX_POOL_2D':
    case 'AVERAGE_POOL_2D':
      return {
        ...defaults,
        ...window(),
        filterW: file.int32(options, 3),
        filterH: file.int32(options, 4),
        ...activation(5),
      };
    case 'FULLY_CONNECTED':
      return {
        ...defaults,
        ...activation(0),
        plainWeights: file.int8(options, 1) === 0,
        keepsDimensions: file.int8(options, 2) !== 0,
      };
    case 'ADD':
    case 'SUB':
    case 'MUL':
      return { ...defaults, ...activation(0) };
    case 'CONCATENATION':
      return { ...defaults, axis: file.int32(options, 0), ...activation(1) };
    case 'SOFTMAX':
      return { ...defaults, beta: file.float32(options, 0) };
    case 'RESHAPE':
      return { ...defaults, newShape: file.int32s(options, 0) };
    case 'SQUEEZE':
      return { ...defaults, axes: file.int32s(options, 0) ?? [] };
    default:
      return defaults;
  }
}
