import { toHex } from '#core/hex.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import { modelLimits } from './model-limits.ts';

/**
 * Whether a model's bytes are those expected (SHA-256, lower-case hex). Faults: `model-too-large`, `model-damaged`
 * (another checksum).
 */
export async function checkBytes(
  model: Uint8Array<ArrayBuffer>,
  expected: { readonly sha256: string },
): Promise<Result<undefined>> {
  if (model.length > modelLimits.fileBytes) {
    return failFile('unsupported', 'model-too-large', `the model has ${model.length} bytes`);
  }
  const sha256 = await sha256Hex(model);
  if (sha256 === expected.sha256) return ok(undefined);
  const detail = `the model's SHA-256 is ${sha256}, not ${expected.sha256}`;
  return failFile('unreadable', 'model-damaged', detail);
}

/** The SHA-256 of bytes, in lower-case hex. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
