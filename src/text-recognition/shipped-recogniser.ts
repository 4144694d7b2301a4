import englishUrl from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url';
import wasmUrl from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url';
import type { Result } from '#core/result.ts';
import { openRecogniser, type Recogniser } from './open-recogniser.ts';
import { unpacked } from './unpacked.ts';

/** The recogniser from the app's own files (5.8 MB, fetched when first used). For workers; Node has no `?url`. */
export function openShippedRecogniser(): Promise<Result<Recogniser>> {
  return openRecogniser({
    wasm: () => loadOwnFile(wasmUrl),
    english: async () => unpacked(await loadOwnFile(englishUrl)),
  });
}

/** One of the app's own files, by the address that the build gave it. */
async function loadOwnFile(url: string): Promise<Uint8Array<ArrayBuffer>> {
  // Without a body, and never of anything but what the build ships.
  // eslint-disable-next-line no-restricted-globals -- see above
  const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error(`the app's file ${url} is not there (${String(response.status)})`);
  return new Uint8Array(await response.arrayBuffer());
}
