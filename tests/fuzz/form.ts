import { sniffBytes } from '#readers/sniff-bytes.ts';

/** What mutations need to know of a file's making. */
export type Form = 'text' | 'xml' | 'json' | 'zip' | 'ole' | 'pdf' | 'bytes';

/** The form of a file by its bytes. */
export function formOf(bytes: Uint8Array): Form {
  const { kind, description } = sniffBytes(bytes);
  if (kind === 'zip') return 'zip';
  if (kind === 'ole' || kind === 'bare-biff') return 'ole';
  if (description === 'a PDF document') return 'pdf';
  if (kind === 'other') return 'bytes';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).trimStart();
  if (start.startsWith('<')) return 'xml';
  return /^[{[]\s*["{[\d]/.test(start) ? 'json' : 'text';
}
