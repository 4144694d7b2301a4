import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PictureTools } from '#analyses/analysis.ts';
import { hostRecogniser } from '#text-recognition/host-recogniser.ts';
import { openRecogniser, type Recogniser } from '#text-recognition/open-recogniser.ts';
import { unpacked } from '#text-recognition/unpacked.ts';
import type { Result } from '#core/result.ts';

const require = createRequire(import.meta.url);
const read = (path: string) => new Uint8Array(readFileSync(require.resolve(path)));

/** The recogniser as the app's workers have it, from the same files, here in Node. */
export function openNodeRecogniser(): Promise<Result<Recogniser>> {
  return openRecogniser({
    wasm: () => Promise.resolve(read('tesseract.js-core/tesseract-core-simd-lstm.wasm')),
    english: () => unpacked(read('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz')),
  });
}

/** Opened when first used, and kept. */
export const recogniseInNode: PictureTools['recogniseText'] = hostRecogniser(openNodeRecogniser).recognise;
