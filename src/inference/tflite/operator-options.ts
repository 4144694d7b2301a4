import type { FlatTable, FlatTables } from './flat-tables.ts';
import type { OperatorOptions } from './graph.ts';
import { activationName } from './schema.ts';

/** What an operator without options of its own has; every operator starts from it. */
export const plainOptions: OperatorOptions = {
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
  if (options === undefined) return plainOptions;
  const activation = (slot: number) => ({ activation: activationName(file.int8(options, slot)) });
  const window = () => ({
    padding: file.int8(options, 0) === 0 ? ('SAME' as const) : ('VALID' as const),
    strideW: file.int32(options, 1),
    strideH: file.int32(options, 2),
  });
  switch (name) {
    case 'CONV_2D':
      return {
        ...plainOptions,
        ...window(),
        ...activation(3),
        dilationW: file.int32(options, 4, 1),
        dilationH: file.int32(options, 5, 1),
      };
    case 'MAX_POOL_2D':
    case 'AVERAGE_POOL_2D':
      return {
        ...plainOptions,
        ...window(),
        filterW: file.int32(options, 3),
        filterH: file.int32(options, 4),
        ...activation(5),
      };
    case 'FULLY_CONNECTED':
      return {
        ...plainOptions,
        ...activation(0),
        plainWeights: file.int8(options, 1) === 0,
        keepsDimensions: file.int8(options, 2) !== 0,
      };
    case 'ADD':
    case 'SUB':
    case 'MUL':
      return { ...plainOptions, ...activation(0) };
    case 'CONCATENATION':
      return { ...plainOptions, axis: file.int32(options, 0), ...activation(1) };
    case 'SOFTMAX':
      return { ...plainOptions, beta: file.float32(options, 0) };
    case 'RESHAPE':
      return { ...plainOptions, newShape: file.int32s(options, 0) };
    case 'SQUEEZE':
      return { ...plainOptions, axes: file.int32s(options, 0) ?? [] };
    default:
      return plainOptions;
  }
}
