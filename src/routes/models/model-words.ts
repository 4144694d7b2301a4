import type { ModelFacts, RuntimeChoice } from '#app/models-api.ts';
import { fixed } from '#language/numbers.ts';
import { term } from '#language/terms.ts';

const layouts: Readonly<Record<ModelFacts['layout'], string>> = {
  'benchside-features-1': 'the whole test on a grid of 5 s, as the shipped model',
  'oxynet-40x5': 'windows of 40 s of VO2, VCO2, VE, PETO2 and PETCO2, as the Oxynet app',
};

/** What a model is shown of a test. */
export function layoutInWords(layout: ModelFacts['layout']): string {
  return layouts[layout];
}

/** Which runtime answers and why; times where both were measured. */
export function runtimeInWords(choice: RuntimeChoice | undefined): string {
  if (choice === undefined) return 'Where it runs is measured when the first batch begins.';
  const { runs, reason, wasmMs, webgpuMs } = choice;
  const where = runs === 'wasm' ? 'the processor (WebAssembly)' : 'the graphics card (WebGPU)';
  const times =
    wasmMs === undefined || webgpuMs === undefined
      ? ''
      : ` One test takes ${fixed(wasmMs, 1)} ms on the processor and ${fixed(webgpuMs, 1)} ms on the graphics card.`;
  return `Runs on ${where}: ${term(reason)}.${times}`;
}

/** A batch asks at most this many answers of the user's own models. */
export const mostCompared = 8;
