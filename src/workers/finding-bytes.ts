import { decodeCompactJson, isCompactJson } from './compact-json/decode.ts';
import { encodeCompactJson } from './compact-json/encode.ts';

/** A finding as it is stored: compact JSON. Undefined members are left out, and what is no number is null, as in JSON. */
export function encodeFinding(finding: unknown): Uint8Array<ArrayBuffer> {
  return encodeCompactJson(finding);
}

/**
 * A stored finding; builds before version 8 of the database kept UTF-8 JSON. Throws a SyntaxError or TypeError where
 * it is damaged.
 */
export function decodeFinding(bytes: Uint8Array): unknown {
  if (isCompactJson(bytes)) return decodeCompactJson(bytes);
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
}
