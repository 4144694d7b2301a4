import { sniffBytes } from '#readers/sniff-bytes.ts';

/** What a file's bytes say it is; its name is never asked. */
export type FileKind =
  | { readonly kind: 'pdf' }
  | { readonly kind: 'picture' }
  | { readonly kind: 'empty' }
  /** In words, and what to do where that is known. */
  | { readonly kind: 'other'; readonly description: string };

/** Of ISO base media files that are pictures (ISO/IEC 23008-12, annex B; AVIF 1.1, 8). */
const heicBrands = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;

/** A PDF may have other bytes before its header: readers look for it in the first 1,024 (ISO 32000-1, annex H). */
const headerWithin = 1024;

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { kind: 'empty' };
  const { description } = sniffBytes(bytes);
  if (description === 'a PDF document') return { kind: 'pdf' };
  if (description === 'a JPEG picture' || description === 'a PNG picture') return { kind: 'picture' };
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return { kind: 'picture' };
  if (ascii(bytes, 4, 8) === 'ftyp') {
    const brand = ascii(bytes, 8, 12);
    if (heicBrands.test(brand)) return { kind: 'other', description: 'a HEIC picture' };
    if (brand.startsWith('avi')) return { kind: 'other', description: 'an AVIF picture' };
  }
  if (ascii(bytes, 0, Math.min(headerWithin, bytes.length)).includes('%PDF-')) return { kind: 'pdf' };
  return { kind: 'other', description: description === 'text' ? 'a text file' : description };
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
