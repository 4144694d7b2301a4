import type { ZipEntry } from '#reports/zip/zip-entry.ts';

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  html: 'text/html;charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
};

/** A file that was packed for a ZIP, by itself. */
export async function unpackEntry({ path, bytes, method }: ZipEntry): Promise<Blob> {
  const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? '';
  const packed = new Blob([bytes], { type });
  if (method === 'stored') return packed;
  const stream = packed.stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Blob([await new Response(stream).arrayBuffer()], { type });
}
