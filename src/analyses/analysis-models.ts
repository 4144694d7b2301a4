import type { Result } from '#core/result.ts';
import type { Tensors } from '#core/tensors.ts';

/** A model that ships with the app: `models/<id>/model.onnx`, checked against its SHA-256 before it runs. */
export type ShippedModel = { readonly id: string; readonly version: string; readonly sha256: string };

/** An input or output as a model's file has it; a free length is a text. */
export type ModelPort = { readonly name: string; readonly shape: readonly (number | string)[] };
export type ModelPorts = { readonly inputs: readonly ModelPort[]; readonly outputs: readonly ModelPort[] };

/** A user's model that fits an analysis: how it is fed and what it is called. */
export type AcceptedModel = {
  readonly title: string;
  /** How the model sees a file, in the analysis' own words. */
  readonly layout: string;
  readonly input: string;
  readonly outputs: readonly string[];
  /** What a card says further. */
  readonly name?: string;
  readonly source?: string;
  readonly licence?: string;
};

/** What an analysis demands of a user's own models. Pure: files are parsed, and models run, by others. */
export type ModelRules = {
  /** A converted `.tflite`; its shapes stand after the batch. `title` is what to call it. */
  readonly acceptConverted: (
    model: {
      readonly inputs: readonly { readonly name: string; readonly shape: readonly number[] }[];
      readonly outputs: readonly { readonly name: string; readonly shape: readonly number[] }[];
    },
    title: string,
  ) => Result<AcceptedModel>;
  /** An ONNX and the parsed JSON of its card. */
  readonly acceptWithCard: (card: unknown, ports: ModelPorts) => Result<AcceptedModel>;
  /** A drawn file of usual length as the shipped models take it, for timing a runtime. */
  readonly drawUsual: () => Tensors;
  /** A trial on drawn inputs; fault `model-probe-failed`. */
  readonly probe: (
    model: AcceptedModel,
    infer: (inputs: Tensors) => Promise<Result<Tensors>>,
  ) => Promise<Result<undefined>>;
};
