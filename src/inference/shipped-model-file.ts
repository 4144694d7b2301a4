import type { ModelFile } from './open-model.ts';

/** Addresses of the models that the build ships, each with its hash in the name. */
const urls = import.meta.glob<string>('/models/*/model.onnx', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

/** The file of a shipped model; undefined where this build has none of that id. For workers; Node has no build. */
export function shippedModelFile({ id, sha256 }: { id: string; sha256: string }): ModelFile | undefined {
  const url = urls[`/models/${id}/model.onnx`];
  if (url === undefined) return undefined;
  return { format: 'onnx', sha256, folded: true, bytes: () => loadOwnFile(url) };
}

/** One of the app's own files, by the address that the build gave it. */
async function loadOwnFile(url: string): Promise<Uint8Array<ArrayBuffer>> {
  // The one fetch of the product: without a body, and never of anything but what the build ships.
  // eslint-disable-next-line no-restricted-globals -- see above
  const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error(`the app's file ${url} is not there (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}
