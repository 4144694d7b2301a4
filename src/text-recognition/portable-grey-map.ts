import type { Picture } from '#core/picture.ts';

/** A picture as a binary portable grey map (Netpbm "P5"): what the engine reads without unpacking anything. */
export function portableGreyMap({ widthPx, heightPx, grey }: Picture): Uint8Array {
  const header = new TextEncoder().encode(`P5\n${String(widthPx)} ${String(heightPx)}\n255\n`);
  const bytes = new Uint8Array(header.length + grey.length);
  bytes.set(header);
  bytes.set(grey, header.length);
  return bytes;
}
