import type { TesseractApi, TesseractCore } from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import type { PageText } from '#core/page-text.ts';
import type { Picture } from '#core/picture.ts';
import { fail, failFile, ok, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import { pageFromAnswer } from './page-from-answer.ts';
import { portableGreyMap } from './portable-grey-map.ts';

/** The files that the recogniser is made of; where they lie, the surroundings know. */
export type RecogniserFiles = {
  /** The engine's WebAssembly. */
  readonly wasm: () => Promise<Uint8Array>;
  /** `eng.traineddata`, unpacked. */
  readonly english: () => Promise<Uint8Array>;
};

/** How a picture of text is laid out, as in the analyses' contract. */
export type Recognise = {
  readonly layout?: 'page' | 'block' | 'line';
  readonly alphabet?: string;
};

export type Recogniser = {
  /** Text with its places. Fault `picture-too-large`; kind `worker` where the engine broke: it is to be closed then. */
  readonly recognise: (picture: Picture, how?: Recognise) => Result<PageText>;
  /** Gives its memory back. */
  readonly close: () => void;
};

/** What the engine is asked for at most: about 150 MB of its memory. */
export const recogniserMegapixelsAtMost = 40;

/** The engine's own numbers for the layouts (its page segmentation modes). */
const segmentationModes = { page: '3', block: '6', line: '7' } as const;
const neuralNetworkOnly = 1;

/**
 * Opens the engine: about 60 MB of memory until closed. Kind `model`, `notBegun`, where it does not load: that is the
 * device's or the connection's, never the picture's. It runs where it is called and blocks until it has its answer;
 * one in a worker, ended with the worker.
 */
export async function openRecogniser(files: RecogniserFiles): Promise<Result<Recogniser>> {
  try {
    const [{ default: openCore }, wasmBinary, english] = await Promise.all([
      import('tesseract.js-core/tesseract-core-simd-lstm.js'),
      files.wasm(),
      files.english(),
    ]);
    const silent = () => undefined;
    const core = await openCore({ wasmBinary, print: silent, printErr: silent });
    core.FS.writeFile('./eng.traineddata', english);
    const api = new core.TessBaseAPI();
    const begun = api.Init(null, 'eng', neuralNetworkOnly) === 0;
    // The engine has its own copy by now.
    core.FS.unlink('./eng.traineddata');
    if (!begun) return notLoaded('the language data is damaged');
    return ok({
      recognise: (picture, how) => recognise(core, api, picture, how),
      close: () => {
        api.End();
        core.destroy(api);
      },
    });
  } catch (thrown) {
    return notLoaded(describeThrown(thrown));
  }
}

function notLoaded(why: string): Result<never> {
  return fail({ kind: 'model', detail: `the text recogniser could not be loaded: ${why}`, notBegun: true });
}

function recognise(
  core: TesseractCore,
  api: TesseractApi,
  picture: Picture,
  how: Recognise = {},
): Result<PageText> {
  const { widthPx, heightPx, dpi } = picture;
  const megapixels = (widthPx * heightPx) / 1e6;
  if (megapixels > recogniserMegapixelsAtMost)
    return failFile('unsupported', 'picture-too-large', `${megapixels.toFixed(0)} megapixels`);
  try {
    api.SetVariable('tessedit_pageseg_mode', segmentationModes[how.layout ?? 'page']);
    api.SetVariable('tessedit_char_whitelist', how.alphabet ?? '');
    api.SetVariable('user_defined_dpi', String(Math.round(dpi ?? 300)));
    core.FS.writeFile('/input', portableGreyMap(picture));
    if (api.SetImageFile(1, 0) !== 0) throw new Error('the engine refuses the picture');
    core.FS.unlink('/input');
    api.Recognize(null);
    const page = pageFromAnswer(api.GetJSONText(), widthPx, heightPx);
    // The picture and its answer go; what was learnt of the last page must not colour the next.
    api.Clear();
    return ok(page);
  } catch (thrown) {
    return fail({ kind: 'worker', detail: `the text recogniser broke: ${describeThrown(thrown)}` });
  }
}
