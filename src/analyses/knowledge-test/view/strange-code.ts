import { isKnownCode } from '../codes/numbering.ts';
import type { ReadCode } from '../finding.ts';

/**
 * What is wrong with a code that was read, as long as nobody has said that it is printed like this: no numbering has it, or
 * it is none of this exam's. Learning statement codes are in no list.
 */
export function strangenessOf(
  { code, certainty }: Pick<ReadCode, 'code' | 'certainty'>,
  codesOfExam: ReadonlySet<string>,
): 'unknown' | 'foreign' | undefined {
  if (certainty === 'by-hand' || !code.includes('.')) return undefined;
  if (!isKnownCode(code)) return 'unknown';
  return codesOfExam.size > 0 && !codesOfExam.has(code) ? 'foreign' : undefined;
}
