/* global importScripts, TesseractCore */
/**
 * The recognition engine alone in a worker, as its package has it: no app, no store. Reads pictures (binary portable
 * grey maps) that are handed to it one at a time, as whole pages, and says how many characters its answer has.
 */
importScripts('tesseract-core-simd-lstm.js');

const neuralNetworkOnly = 1;
const wholePage = '3';
let core;
let api;

async function open() {
  const silent = () => undefined;
  const [wasmBinary, english] = await Promise.all(
    ['tesseract-core-simd-lstm.wasm', 'eng.traineddata'].map(
      async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer()),
    ),
  );
  core = await TesseractCore({ wasmBinary, print: silent, printErr: silent });
  core.FS.writeFile('./eng.traineddata', english);
  api = new core.TessBaseAPI();
  if (api.Init(null, 'eng', neuralNetworkOnly) !== 0) throw new Error('the engine does not begin');
  api.SetVariable('tessedit_pageseg_mode', wholePage);
}

const opened = open();
self.onmessage = async ({ data }) => {
  await opened;
  if (data === 'open') return self.postMessage('opened');
  const { bytes, dpi } = data;
  api.SetVariable('user_defined_dpi', String(dpi));
  core.FS.writeFile('/input', bytes);
  if (api.SetImageFile(1, 0) !== 0) throw new Error('the engine refuses the picture');
  api.Recognize(null);
  const characters = api.GetJSONText().length;
  api.Clear();
  self.postMessage(characters);
};
