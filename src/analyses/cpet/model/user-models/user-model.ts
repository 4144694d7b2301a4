/**
 * How a model sees a test. benchside-features-1: one whole test on the product's own 5-s grid (`features/`).
 * oxynet-40x5: windows of 40 s of the five channels of the Oxynet reference app (`oxynet-reference/`).
 */
export const modelLayouts = ['benchside-features-1', 'oxynet-40x5'] as const;
export type ModelLayout = (typeof modelLayouts)[number];

/** A model of the user's as an analysis knows it: enough to ask it and to name it. */
export type UserModel = {
  readonly id: string;
  readonly title: string;
  readonly layout: ModelLayout;
  /** Name of the input tensor. */
  readonly input: string;
  /** Names of the output tensors in the order of `outputMeanings`. */
  readonly outputs: readonly string[];
};

/**
 * What a layout's outputs mean. vt1, vt2: [1, time + 1], the probability of the threshold at each grid time and, last,
 * of its absence. domains: [windows, 3], heavy, severe and moderate.
 */
export const outputMeanings = {
  'benchside-features-1': ['vt1', 'vt2'],
  'oxynet-40x5': ['domains'],
} as const satisfies Record<ModelLayout, readonly string[]>;

/** Ends a choice that asks an Oxynet model for what its app shows, defects included. */
const referenceMark = ':reference';

/** What a batch asks: a model's id, and whether its app's own answer is wanted. */
export type ModelChoice = { readonly modelId: string; readonly asReference: boolean };

/** The text of a choice, as options keep it: the id, or the id and ":reference". */
export function choiceText({ modelId, asReference }: ModelChoice): string {
  return asReference ? modelId + referenceMark : modelId;
}

/** A choice from its text. */
export function parseChoice(text: string): ModelChoice {
  const asReference = text.endsWith(referenceMark);
  return { modelId: asReference ? text.slice(0, -referenceMark.length) : text, asReference };
}
