import { failFile, ok, type Result } from '#core/result.ts';
import { checkConvention } from '../convention.ts';
import type { LaboratoryConvention } from '../domain-answer.ts';
import { conventionName } from './convention-name.ts';

/** What the file calls itself, and the version of its layout. */
const format = 'benchside-laboratory-convention';
const version = 1;

/** No such file is larger, characters. */
const longestText = 10_000;

/** A convention as the text of a small JSON file, to be kept or given to another machine. */
export function writeConvention(convention: LaboratoryConvention): string {
  const { name, tests, vt1OffsetS, vt1SdS, vt2OffsetS, vt2SdS } = convention;
  const values = { name, tests, vt1OffsetS, vt1SdS, vt2OffsetS, vt2SdS };
  return `${JSON.stringify({ format, version, convention: values }, undefined, 2)}\n`;
}

/**
 * The convention in such a text. Only declared values are taken, each within its limits, and the name is made plain.
 * Faults: `convention-unreadable` (no JSON, or too long), `convention-unknown` (another kind of file),
 * `convention-version` (of a later version), `convention-invalid` (a value is missing or impossible).
 */
export function readConvention(text: string): Result<LaboratoryConvention> {
  if (text.length > longestText)
    return failFile('unreadable', 'convention-unreadable', `${text.length} characters`);
  const raw = parse(text);
  if (raw === undefined) return failFile('unreadable', 'convention-unreadable', 'not a JSON object');
  if (raw['format'] !== format) return failFile('unsupported', 'convention-unknown', `no ${format}`);
  if (raw['version'] !== version) {
    const detail = `version ${JSON.stringify(raw['version'] ?? 'absent').slice(0, 40)}, known is ${version}`;
    return failFile('unsupported', 'convention-version', detail);
  }
  const given = raw['convention'];
  if (typeof given !== 'object' || given === null) return invalid();
  const named: Record<string, unknown> = { ...given, kind: 'laboratory' };
  if (typeof named['name'] === 'string') named['name'] = conventionName(named['name']);
  const checked = checkConvention(named);
  if (checked?.kind !== 'laboratory') return invalid();
  const { kind: _kind, ...convention } = checked;
  return ok(convention);
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function invalid(): Result<LaboratoryConvention> {
  const detail =
    'a value is missing or impossible; needed are a name, tests, offsets within 300 s and SDs of 1 to 300 s';
  return failFile('implausible', 'convention-invalid', detail);
}
