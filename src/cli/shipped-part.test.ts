import { describe, expect, test } from 'vitest';
import { partOf } from './shipped-part.ts';

const from = (...shares: readonly (readonly [string, number])[]) =>
  shares.map(([id, length]) => ({ id: `/home/me/benchside/${id}`, length }));

describe('what of the app is stored together', () => {
  test.each([
    ['help/', 'app'],
    ['_app/immutable/entry/app.B6YmRR_E.js', 'app'],
    ['_app/immutable/workers/assets/ort-wasm-simd-threaded-DcHrbrbl.wasm', 'app'],
    ['_app/immutable/workers/assets/model-BAVu843_.onnx', 'app'],
    ['_app/immutable/workers/assets/ort-wasm-simd-threaded.jspi-CZzFqCHi.wasm', 'gpu'],
    ['_app/immutable/workers/assets/tesseract-core-simd-lstm-BjU_mgBz.wasm', 'pictures'],
    ['_app/immutable/workers/assets/eng.traineddata-CYZ2qwst.gz', 'pictures'],
    ['samples/cpet/01-cosmed-ramp.xlsx', 'samples'],
  ])('%s: %s', (path, part) => {
    expect(partOf(path)).toBe(part);
  });

  test('code goes where most of it comes from', () => {
    const chunk = '_app/immutable/chunks/Ds5PyPC0.js';
    expect(partOf(chunk, from(['src/core/result.ts', 900]))).toBe('app');
    expect(
      partOf(chunk, from(['node_modules/pdfjs-dist/build/pdf.mjs', 900], ['src/readers/pdf-text.ts', 40])),
    ).toBe('pictures');
    expect(
      partOf(chunk, from(['node_modules/pdfjs-dist/x.mjs', 40], ['src/workers/analysis.worker.ts', 900])),
    ).toBe('app');
    expect(partOf(chunk, from(['static/samples/cpet/01-cosmed-ramp.xlsx?url&inline', 9]))).toBe('samples');
    expect(partOf(chunk, from(['node_modules/onnxruntime-web/dist/ort.jspi.bundle.min.mjs', 9]))).toBe('gpu');
    expect(partOf(chunk, from(['node_modules/onnxruntime-web/dist/ort.wasm.min.mjs', 9]))).toBe('app');
  });
});
