import { fail, failFile, ok, type Result } from '#core/result.ts';
import { largestLogoBytes, type Laboratory } from './export-choice.ts';

/** A picture file as a logo. Faults: `logo-too-large`, `logo-unknown`, in words; nothing leaves the device. */
export async function readLogo(file: File): Promise<Result<NonNullable<Laboratory['logo']>>> {
  if (file.size > largestLogoBytes)
    return failFile('unsupported', 'logo-too-large', 'the picture is larger than 200 kB; save a smaller one');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  if (kind === undefined)
    return failFile('unsupported', 'logo-unknown', 'the file is neither a PNG nor a JPEG');
  try {
    // What the browser cannot draw, a report could not show.
    const picture = await createImageBitmap(new Blob([bytes], { type: `image/${kind}` }));
    const { width: widthPx, height: heightPx } = picture;
    picture.close();
    if (Math.max(widthPx, heightPx) > 10_000)
      return failFile('unsupported', 'logo-too-large', 'the picture has more than 10,000 pixels a side');
    let text = '';
    for (let from = 0; from < bytes.length; from += 0x8000)
      text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
    return ok({ dataUrl: `data:image/${kind};base64,${btoa(text)}`, widthPx, heightPx });
  } catch {
    return fail({
      kind: 'unreadable',
      code: 'logo-unknown',
      detail: 'the browser cannot read this picture',
    });
  }
}

/** By its first bytes, whatever it is called. */
function kindOf(bytes: Uint8Array): 'png' | 'jpeg' | undefined {
  const starts = (...signs: number[]): boolean => signs.every((sign, i) => bytes[i] === sign);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  return starts(0xff, 0xd8, 0xff) ? 'jpeg' : undefined;
}
