import { sha256Hex } from '#core/sha256.ts';

/** Everything that decides what a file's result is, apart from the file. */
export type PipelineParts = {
  readonly appVersion: string;
  readonly analysisId: string;
  readonly analysisVersion: number;
  /** Hex SHA-256 of each model that may be asked, in any order. */
  readonly modelSha256s: readonly string[];
  /** The batch's options, plain JSON, without the salt. */
  readonly options: unknown;
  /** The salt of subject ids; '' or absent for an analysis without them. */
  readonly salt?: string;
};

const digits = { pipeline: 16, salt: 4 } as const;
const saltMark = '-';

/**
 * The PIPELINE of a row: p and 16 hex digits over app, analysis, models and options (in any order of their keys), and
 * behind a dash four over the salt, where there is one. The letter keeps spreadsheets from taking digits with an e
 * among them for a number. The salt is apart because a batch that goes on elsewhere gets the same
 * numbers under another salt, but other subject ids (`comparePipelines`); four digits tell two salts apart and help
 * nobody to guess one.
 */
export function pipelineHash(parts: PipelineParts): string {
  const { appVersion, analysisId, analysisVersion, modelSha256s, options, salt = '' } = parts;
  const what = [appVersion, analysisId, analysisVersion, [...modelSha256s].sort(), options];
  const made = `p${sha256Hex(canonicalJson(what)).slice(0, digits.pipeline)}`;
  return salt === '' ? made : `${made}${saltMark}${sha256Hex(`salt\n${salt}`).slice(0, digits.salt)}`;
}

/** Whether a text may be a PIPELINE. */
export function isPipeline(text: string): boolean {
  return /^p[0-9a-f]{16}(?:-[0-9a-f]{4})?$/.test(text);
}

/** `other-salt`: the same numbers, but one person has another subject id in each. */
export function comparePipelines(a: string, b: string): 'same' | 'other-salt' | 'other' {
  if (a === b) return 'same';
  return a.split(saltMark)[0] === b.split(saltMark)[0] ? 'other-salt' : 'other';
}

/** JSON with the keys of every object sorted; absent values are left out. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
