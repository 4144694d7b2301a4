/**
 * How a model sees a test. benchside-features-1: one whole test on the product's own 5-s grid (`features/`).
 * oxynet-40x5: windows of 40 s of the five channels of the Oxynet reference app (`oxynet-reference/`).
 */
export const modelLayouts = ['benchside-features-1', 'oxynet-40x5'] as const;
export type ModelLayout = (typeof modelLayouts)[number];

/** A model of the user's as an analysis knows it: enough to ask it and to name it. */
export type UserModel = { readonly id: string; readonly title: string; readonly layout: ModelLayout };
