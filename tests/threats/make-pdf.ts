/** A stream object: the entries of its dictionary besides its length, and its bytes. */
export type PdfStream = { readonly entries?: string; readonly data: Uint8Array };

/** A PDF of one page, or of the same page often, whose content is these streams, one after another. `more`: further objects, from 10 on, as text. */
export function pdfOf(
  contents: readonly PdfStream[],
  parts: {
    readonly pages?: number;
    readonly catalog?: string;
    readonly page?: string;
    readonly more?: readonly string[];
  } = {},
): Uint8Array {
  const { pages = 1 } = parts;
  const first = 10 + (parts.more?.length ?? 0);
  const references = contents.map((_, i) => `${String(first + i)} 0 R`).join(' ');
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  const objects: (readonly [number, string | PdfStream])[] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`],
    [2, `<< /Type /Pages /Kids [${'3 0 R '.repeat(pages)}] /Count ${String(pages)} >>`],
    [
      3,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents [${references}] /Resources << /Font << /F1 ${font} >> ${parts.page ?? ''} >> >>`,
    ],
    ...(parts.more ?? []).map((text, i) => [10 + i, text] as const),
    ...contents.map((stream, i) => [first + i, stream] as const),
  ];
  return assemble(objects);
}

function assemble(objects: readonly (readonly [number, string | PdfStream])[]): Uint8Array {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [encoder.encode('%PDF-1.7\n')];
  const places = new Map<number, number>();
  let at = chunks[0]?.length ?? 0;
  const add = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    at += chunk.length;
  };
  for (const [number, object] of objects) {
    places.set(number, at);
    if (typeof object === 'string') {
      add(encoder.encode(`${String(number)} 0 obj\n${object}\nendobj\n`));
      continue;
    }
    const { entries = '', data } = object;
    add(encoder.encode(`${String(number)} 0 obj\n<< ${entries} /Length ${String(data.length)} >>\nstream\n`));
    add(data);
    add(encoder.encode('\nendstream\nendobj\n'));
  }
  const start = at;
  const lines = [...places].map(
    ([number, place]) => `${String(number)} 1\n${String(place).padStart(10, '0')} 00000 n \n`,
  );
  const size = Math.max(...places.keys()) + 1;
  add(encoder.encode(`xref\n0 1\n0000000000 65535 f \n${lines.join('')}`));
  add(
    encoder.encode(`trailer\n<< /Size ${String(size)} /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`),
  );
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
