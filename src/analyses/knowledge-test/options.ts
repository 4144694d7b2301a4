import { failFile, ok, type Result } from '#core/result.ts';

/** What a user may choose for a batch of reports; stored with it. */
export type KnowledgeTestOptions = {
  /** Random text of the batch that salts pseudonyms: the same person gets the same one within it, and no other. */
  readonly subjectSalt: string;
  /** Whether a report that is printed or handed on names the student, or says "Student 3f9c…" instead. */
  readonly names: 'printed' | 'pseudonyms';
  /** A code or a field that was seen with less than this probability goes before a person. */
  readonly leastProbability: number;
};

export const defaultKnowledgeTestOptions: KnowledgeTestOptions = {
  subjectSalt: '',
  names: 'printed',
  leastProbability: 0.9,
};

/** Parses stored options; a missing field takes its default, a bad one is a fault `options-invalid`. */
export function checkKnowledgeTestOptions(raw: unknown): Result<KnowledgeTestOptions> {
  if (raw === undefined) return ok(defaultKnowledgeTestOptions);
  if (typeof raw !== 'object' || raw === null) return invalid('options are not an object');
  const given: Partial<Record<keyof KnowledgeTestOptions, unknown>> = {
    ...defaultKnowledgeTestOptions,
    ...raw,
  };
  const { subjectSalt, names, leastProbability } = given;
  if (typeof subjectSalt !== 'string') return invalid('subjectSalt is not text');
  if (names !== 'printed' && names !== 'pseudonyms')
    return invalid('names is neither printed nor pseudonyms');
  if (typeof leastProbability !== 'number' || !(leastProbability >= 0.5 && leastProbability <= 1))
    return invalid('leastProbability is no number of 0.5 to 1');
  return ok({ subjectSalt, names, leastProbability });
}

function invalid(detail: string): Result<KnowledgeTestOptions> {
  return failFile('implausible', 'options-invalid', detail);
}
