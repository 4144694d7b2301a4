import { failFile, ok, type Result } from '#core/result.ts';
import { sizeOf } from '#core/tensors.ts';
import { modelLimits } from '../model-limits.ts';
import { walkFlatTables, type FlatTable, type FlatTables } from './flat-tables.ts';
import type { TfliteGraph, TfliteOperator, TfliteTensor } from './graph.ts';
import { readOptions } from './operator-options.ts';
import { operatorName, slots, tensorTypeName } from './schema.ts';

/**
 * A `.tflite` file → its graph. Faults: `model-too-large` (file, operators or a tensor over the limits), `not-a-model`
 * (no TensorFlow Lite file), `model-damaged` (something points outside the file or contradicts itself),
 * `model-unsupported` (several subgraphs, data beside the flatbuffer). Never throws, whatever the bytes.
 */
export function readTfliteGraph(bytes: Uint8Array): Result<TfliteGraph> {
  if (bytes.length > modelLimits.fileBytes) {
    return tooLarge(`the file has ${bytes.length} bytes, the limit is ${modelLimits.fileBytes}`);
  }
  if (new TextDecoder('latin1').decode(bytes.subarray(4, 8)) !== 'TFL3') {
    return failFile(
      'unsupported',
      'not-a-model',
      'the file is not a TensorFlow Lite model (no TFL3 at byte 4)',
    );
  }
  const file = walkFlatTables(bytes);
  const model = file.root();
  if (model === undefined) return damaged(file.damage() ?? 'no root table');
  const subgraphs = file.tables(model, slots.model.subgraphs);
  const [subgraph] = subgraphs;
  if (subgraph === undefined) return damaged(file.damage() ?? 'the model has no graph');
  if (subgraphs.length > 1) {
    return failFile(
      'unsupported',
      'model-unsupported',
      `the model has ${subgraphs.length} graphs; one is read`,
    );
  }
  const tables = file.tables(subgraph, slots.subgraph.tensors);
  const operators = file.tables(subgraph, slots.subgraph.operators);
  if (operators.length > modelLimits.operators) {
    return tooLarge(`the model has ${operators.length} operators, the limit is ${modelLimits.operators}`);
  }
  if (tables.length > modelLimits.tensors) {
    return tooLarge(`the model has ${tables.length} tensors, the limit is ${modelLimits.tensors}`);
  }
  const buffers = file.tables(model, slots.model.buffers);
  const codes = file.tables(model, slots.model.operatorCodes).map((code) => nameOfCode(code, file));
  const graph: TfliteGraph = {
    tensors: tables.map((table) => readTensor(table, buffers, file)),
    operators: operators.map((table) => readOperator(table, codes, file)),
    inputs: file.int32s(subgraph, slots.subgraph.inputs) ?? [],
    outputs: file.int32s(subgraph, slots.subgraph.outputs) ?? [],
  };
  const damage = file.damage();
  if (damage !== undefined) return damaged(damage);
  return checkGraph(
    graph,
    buffers.some((buffer) => file.uint64(buffer, slots.buffer.offset) > 1),
  );
}

/** Builtins below 127 stand in the old byte field, later ones in the int field; the larger of both counts. */
function nameOfCode(code: FlatTable, file: FlatTables): string {
  const builtin = Math.max(
    file.int8(code, slots.operatorCode.deprecatedBuiltinCode),
    file.int32(code, slots.operatorCode.builtinCode),
  );
  const name = operatorName(builtin);
  return name === 'CUSTOM' ? `CUSTOM ${file.text(code, slots.operatorCode.customCode).slice(0, 60)}` : name;
}

function readTensor(table: FlatTable, buffers: readonly FlatTable[], file: FlatTables): TfliteTensor {
  const buffer = buffers[file.int32(table, slots.tensor.buffer)];
  const data = buffer && file.bytes(buffer, slots.buffer.data);
  return {
    name: file.text(table, slots.tensor.name),
    type: tensorTypeName(file.int8(table, slots.tensor.type)),
    shape: file.int32s(table, slots.tensor.shape) ?? [],
    ...(data !== undefined && data.length > 0 ? { data } : {}),
  };
}

function readOperator(table: FlatTable, codes: readonly string[], file: FlatTables): TfliteOperator {
  const name = codes[file.int32(table, slots.operator.opcodeIndex)] ?? 'operator without a code';
  return {
    name,
    inputs: file.int32s(table, slots.operator.inputs) ?? [],
    outputs: file.int32s(table, slots.operator.outputs) ?? [],
    options: readOptions(name, file.table(table, slots.operator.builtinOptions), file),
  };
}

const bytesPerValue: Readonly<Record<string, number>> = { FLOAT32: 4, INT32: 4, INT64: 8 };

function checkGraph(graph: TfliteGraph, hasDataOutside: boolean): Result<TfliteGraph> {
  if (hasDataOutside) {
    return failFile('unsupported', 'model-unsupported', 'the model keeps weights outside its flatbuffer');
  }
  const count = graph.tensors.length;
  const known = (index: number): boolean => index >= 0 && index < count;
  if (graph.inputs.length === 0 || graph.outputs.length === 0) return damaged('no inputs or no outputs');
  for (const index of [
    ...graph.inputs,
    ...graph.outputs,
    ...graph.operators.flatMap((each) => each.outputs),
  ]) {
    if (!known(index)) return damaged(`tensor ${index} of ${count} does not exist`);
  }
  for (const { name, inputs } of graph.operators) {
    const missing = inputs.find((index) => index !== -1 && !known(index));
    if (missing !== undefined) return damaged(`${name} reads tensor ${missing} of ${count}`);
  }
  for (const { name, type, shape, data } of graph.tensors) {
    if (shape.length > modelLimits.rank || shape.some((length) => length < 0)) {
      return damaged(`tensor "${name}" has the shape [${shape.slice(0, 10).join(', ')}]`);
    }
    const size = sizeOf(shape);
    if (size > modelLimits.tensorValues) return tooLarge(`tensor "${name}" holds ${size} values`);
    const width = bytesPerValue[type];
    if (data !== undefined && width !== undefined && data.length !== size * width) {
      return damaged(`tensor "${name}" has ${data.length} bytes for ${size} values of ${type}`);
    }
  }
  return ok(graph);
}

function damaged(detail: string) {
  return failFile('unreadable', 'model-damaged', detail);
}

function tooLarge(detail: string) {
  return failFile('unsupported', 'model-too-large', detail);
}
