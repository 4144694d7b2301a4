import { cpet } from '#analyses/cpet/index.ts';
import { knowledgeTest } from '#analyses/knowledge-test/index.ts';
import { faultCode } from '#core/result.ts';
import { noTools } from '../support/no-tools.ts';

/** What becomes of bytes as an exercise test: "success", "partial", or the code of the fault. */
export async function testOutcome(content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await cpet.read({ name: 'given', bytes }, cpet.defaultOptions, noTools);
  if (!read.ok) return faultCode(read.fault);
  const finding = await cpet.analyse(read.value, cpet.defaultOptions, noTools);
  return finding.ok ? finding.value.completeness : faultCode(finding.fault);
}

/** The same of a knowledge test report; pictures are not seen here, and end as "model". */
export async function reportOutcome(content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await knowledgeTest.read({ name: 'given', bytes }, knowledgeTest.defaultOptions, noTools);
  if (!read.ok) return faultCode(read.fault);
  const finding = await knowledgeTest.analyse(read.value, knowledgeTest.defaultOptions, noTools);
  return finding.ok ? knowledgeTest.completeness(finding.value) : faultCode(finding.fault);
}
