import { Builder } from 'flatbuffers';

/** What a drawn file may have otherwise than it should. */
export type DrawnFaults = {
  readonly graphs?: number;
  readonly operatorCode?: number;
  readonly customCode?: string;
  readonly operators?: number;
  readonly shape?: readonly number[];
  readonly reads?: number;
  readonly writes?: number;
  readonly weightBytes?: number;
  readonly bufferOffset?: number;
};

/** A TensorFlow Lite file, for tests: input [1, 2] → FULLY_CONNECTED with the weights 1, 2, 3, 4 and RELU → [1, 2]. */
export function drawTfliteFile(faults: DrawnFaults = {}): Uint8Array {
  const b = new Builder(512);
  /** A table: pairs of slot and what writes the field. */
  const table = (
    slots: number,
    ...fields: readonly (readonly [number, 'offset' | 'int8' | 'int32', number])[]
  ) => {
    b.startObject(slots);
    for (const [slot, kind, value] of fields) {
      if (kind === 'offset') b.addFieldOffset(slot, value, 0);
      else if (kind === 'int8') b.addFieldInt8(slot, value, 0);
      else b.addFieldInt32(slot, value, 0);
    }
    return b.endObject();
  };
  const vector = (values: readonly number[], kind: 'offset' | 'int32' | 'int8') => {
    b.startVector(kind === 'int8' ? 1 : 4, values.length, 4);
    for (const value of [...values].reverse()) {
      if (kind === 'offset') b.addOffset(value);
      else if (kind === 'int32') b.addInt32(value);
      else b.addInt8(value);
    }
    return b.endVector();
  };
  const tensor = (name: string, shape: readonly number[], buffer: number) => {
    const text = b.createString(name);
    return table(4, [0, 'offset', vector(shape, 'int32')], [2, 'int32', buffer], [3, 'offset', text]);
  };

  const weights = [...new Uint8Array(Float32Array.of(1, 2, 3, 4).buffer)].slice(0, faults.weightBytes);
  const empty = table(1);
  const data = vector(weights, 'int8');
  b.startObject(3);
  b.addFieldOffset(0, data, 0);
  b.addFieldInt64(1, BigInt(faults.bufferOffset ?? 0), 0n);
  const filled = b.endObject();
  const buffers = vector([empty, filled], 'offset');

  const custom = b.createString(faults.customCode ?? '');
  const code = faults.operatorCode ?? 9;
  const codes = vector(
    [table(4, [0, 'int8', Math.min(code, 127)], [1, 'offset', custom], [3, 'int32', code])],
    'offset',
  );
  const options = table(3, [0, 'int8', 1]);
  const inputs = vector([0, faults.reads ?? 1, -1], 'int32');
  const outputs = vector([faults.writes ?? 2], 'int32');
  const operator = table(5, [1, 'offset', inputs], [2, 'offset', outputs], [4, 'offset', options]);
  const operators = vector(Array<number>(faults.operators ?? 1).fill(operator), 'offset');
  const tensors = vector(
    [tensor('x', [1, 2], 0), tensor('weights', faults.shape ?? [2, 2], 1), tensor('y', [1, 2], 0)],
    'offset',
  );
  const graph = table(
    4,
    [0, 'offset', tensors],
    [1, 'offset', vector([0], 'int32')],
    [2, 'offset', vector([2], 'int32')],
    [3, 'offset', operators],
  );
  const graphs = vector(Array<number>(faults.graphs ?? 1).fill(graph), 'offset');
  b.finish(
    table(5, [0, 'int32', 3], [1, 'offset', codes], [2, 'offset', graphs], [4, 'offset', buffers]),
    'TFL3',
  );
  return b.asUint8Array();
}
