import type { Certainty } from '../finding.ts';

/** What is sure, or was set by a person; undefined where it was not read, or is in doubt. */
export function certain<Value>(
  field: { readonly value: Value; readonly certainty: Certainty } | undefined,
): Value | undefined {
  return field === undefined || field.certainty === 'doubtful' ? undefined : field.value;
}
