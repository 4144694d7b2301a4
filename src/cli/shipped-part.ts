import type { PartId } from '#service-worker/shipped.ts';

/** A module of the bundle and how long it came out. */
export type ModuleShare = { readonly id: string; readonly length: number };

/** Which part of the app a file outside the bundle's code belongs to, by its name in the build; the first that fits. */
const byName: readonly (readonly [RegExp, PartId])[] = [
  [/(^|\/)samples\//, 'samples'],
  // The larger builds of the runtime: only where a measurement found them faster.
  [/\.(jspi|jsep|asyncify)[^/]*\.wasm$/, 'gpu'],
  [/(^|\/)(tesseract-core|eng\.traineddata)[^/]*$/, 'pictures'],
];

/** The same for code, by the modules that it is made of. */
const byModule: readonly (readonly [RegExp, PartId])[] = [
  [/\/static\/samples\//, 'samples'],
  [/\/onnxruntime-web\/.*\b(jspi|jsep|webgpu|asyncify)\b/, 'gpu'],
  [/\/(pdfjs-dist|tesseract\.js-core)\//, 'pictures'],
];

/**
 * The part of the app that a file of the build belongs to. Code goes where more than half of its length comes from:
 * the bundler puts a line of ours beside a megabyte of a library.
 */
export function partOf(path: string, modules: readonly ModuleShare[] = []): PartId {
  const named = byName.find(([pattern]) => pattern.test(path));
  if (named !== undefined) return named[1];
  const whole = sum(modules);
  const found = byModule.find(([pattern]) => sum(modules.filter(({ id }) => pattern.test(id))) > whole / 2);
  return found?.[1] ?? 'app';
}

function sum(modules: readonly ModuleShare[]): number {
  return modules.reduce((length, module) => length + module.length, 0);
}
