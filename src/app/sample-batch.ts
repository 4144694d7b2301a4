import type { NamedFile } from './batch-api.ts';

/** The files of each analysis' sample batch as data: addresses, put in by the build: nothing is fetched. */
const contents = import.meta.glob<string>('/static/samples/*/*', {
  query: '?url&inline',
  import: 'default',
});

/** Whether there is a sample batch for this analysis. */
export function hasSampleBatch(analysisId: string): boolean {
  return Object.keys(contents).some((path) => analysisOf(path) === analysisId);
}

/** The sample files of an analysis, in the order of their names. */
export function loadSampleBatch(analysisId: string): Promise<readonly NamedFile[]> {
  const wanted = Object.entries(contents).filter(([path]) => analysisOf(path) === analysisId);
  return Promise.all(
    wanted.map(async ([path, load]) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return { name, file: new File([bytesOfDataUrl(await load())], name) };
    }),
  );
}

function analysisOf(path: string): string | undefined {
  return path.split('/').at(-2);
}

/** The bytes of `data:…;base64,…` (or its percent-encoded form, which the build takes for SVG). */
function bytesOfDataUrl(url: string): Uint8Array<ArrayBuffer> {
  const comma = url.indexOf(',');
  const body = url.slice(comma + 1);
  const binary = url.slice(0, comma).endsWith(';base64') ? atob(body) : decodeURIComponent(body);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
