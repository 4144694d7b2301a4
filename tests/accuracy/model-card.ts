import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/**
 * Puts one part of the proof into a model's card: `proof[part]`, all else in the card as it was, in its order. Numbers
 * are kept to four digits, so that the card stays readable, laid out as the project's files are. A card that is not there yet is begun.
 */
export async function writeProof(
  path: string,
  part: 'simulation' | 'stability',
  figures: object,
): Promise<void> {
  const raw: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const card = isRecord(raw) ? raw : {};
  const proof = isRecord(card['proof']) ? card['proof'] : {};
  const written = { ...card, proof: { ...proof, [part]: rounded(figures) } };
  const config = await resolveConfig(path);
  writeFileSync(path, await format(JSON.stringify(written), { ...config, parser: 'json' }));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whole numbers stay, others keep four digits; what is undefined is left out, as JSON does. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(4));
  if (Array.isArray(value)) return value.map(rounded);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)]));
}
