import { failFile, ok, type Result } from '#core/result.ts';

/**
 * UTF-8 bytes as text, a byte order mark taken off; unlike `decodeText` nothing is guessed and nothing dropped.
 * Fault `not-utf-8` with the row (from 1) of the first byte that breaks the encoding.
 */
export function decodeUtf8(bytes: Uint8Array): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const row = 1 + countLineFeeds(bytes.subarray(0, firstInvalid(bytes)));
    return failFile('unreadable', 'not-utf-8', `line ${row} holds bytes that are not UTF-8`, { row });
  }
}

/** A text as UTF-8 bytes, without a byte order mark. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Where the longest valid beginning ends; looked for by halving, because only a decoder knows every rule. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0;
  let broken = bytes.length;
  while (broken - valid > 1) {
    const middle = (valid + broken) >> 1;
    if (isValidStart(bytes.subarray(0, middle))) valid = middle;
    else broken = middle;
  }
  return valid;
}

/** Whether bytes are valid UTF-8, the last character perhaps unfinished. */
function isValidStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function countLineFeeds(bytes: Uint8Array): number {
  let found = 0;
  for (const byte of bytes) if (byte === 10) found += 1;
  return found;
}
