import { failFile, ok, type Result } from '#core/result.ts';
import { channelNames } from '../features/channel-names.ts';
import { networkChannels } from '../oxynet-reference/frame.ts';
import { fitsOxynet } from '../oxynet-reference/known-model.ts';
import { outputOrder } from '../oxynet-reference/probabilities.ts';
import { windowS } from '../oxynet-reference/windows.ts';
import type { ModelCard } from './card.ts';
import type { ModelLayout, UserModel } from './user-model.ts';

/** An input or output as the file has it; a free length is a text. */
export type FilePort = { readonly name: string; readonly shape: readonly (number | string)[] };

export type FilePorts = { readonly inputs: readonly FilePort[]; readonly outputs: readonly FilePort[] };

/** A model that fits, before it has been tried and has an id. */
export type Accepted = Omit<UserModel, 'id'>;

const free = 'free';

/** The shapes that a layout stands for; `free` must be free in the file too. */
const shapes = {
  'benchside-features-1': { input: [1, channelNames.length, free], output: [1, free] },
  'oxynet-40x5': { input: [free, windowS, networkChannels.length], output: [free, outputOrder.length] },
} as const satisfies Record<ModelLayout, unknown>;

/** A `.tflite` after its conversion, shapes after the batch: accepted where it is of the Oxynet family. */
export function acceptConverted(
  model: {
    readonly inputs: readonly { readonly name: string; readonly shape: readonly number[] }[];
    readonly outputs: readonly { readonly name: string; readonly shape: readonly number[] }[];
  },
  title: string,
): Result<Accepted> {
  const [input] = model.inputs;
  if (!fitsOxynet(model) || input === undefined) {
    const has = [...model.inputs, ...model.outputs].map(({ shape }) => `[${shape.join(', ')}]`).join(' → ');
    return failFile(
      'unsupported',
      'model-unsupported',
      `the model is not of the Oxynet family: ${has}, not [40, 5] → [3]`,
    );
  }
  return ok({
    title,
    layout: 'oxynet-40x5',
    input: input.name,
    outputs: model.outputs.map(({ name }) => name),
  });
}

/** An ONNX model and its card: accepted where the file has what the card says, and that is what its layout takes. */
export function acceptWithCard(card: ModelCard, { inputs, outputs }: FilePorts): Result<Accepted> {
  const wanted = shapes[card.layout];
  const ports = [
    { declared: card.input, found: inputs, what: 'input', shape: wanted.input },
    ...card.outputs.map((declared) => ({ declared, found: outputs, what: 'output', shape: wanted.output })),
  ];
  if (inputs.length !== 1) return invalid(`the file has ${inputs.length} inputs; one is fed`);
  for (const { declared, found, what, shape } of ports) {
    const port = found.find(({ name }) => name === declared.name);
    if (port === undefined) {
      const names = found.map(({ name }) => name).join(', ');
      return invalid(`the file has no ${what} "${declared.name}"; it has ${names}`);
    }
    for (const lengths of [declared.shape, port.shape])
      if (!fits(lengths, shape)) {
        const detail = `${what} "${port.name}" is [${lengths.join(', ')}]; ${card.layout} takes [${shape.join(', ')}]`;
        return invalid(detail);
      }
  }
  return ok({
    title: card.title,
    layout: card.layout,
    input: card.input.name,
    outputs: card.outputs.map(({ name }) => name),
  });
}

/** Fixed lengths must be the same or free, free ones free. */
function fits(lengths: readonly (number | string)[], wanted: readonly (number | string)[]): boolean {
  return (
    lengths.length === wanted.length &&
    lengths.every((length, i) => typeof length === 'string' || length === wanted[i])
  );
}

function invalid(detail: string) {
  return failFile('unsupported', 'model-card-invalid', detail);
}
