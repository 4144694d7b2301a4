import type { AnyAnalysis, Tools } from '#analyses/analysis.ts';
import { findAnalysis } from '#analyses/registry.ts';
import { decodeFinding } from '#workers/finding-bytes.ts';
import type { Result } from '#core/result.ts';
import type { Settled } from '#engine/ports.ts';
import { analyseFiles } from '#workers/analyse-file.ts';
import { sha256Hex } from '#workers/sha256.ts';
import { judgeFault } from './judge-fault.ts';
import { complaintOfFinding } from './judge-finding.ts';
import { bug, type Outcome } from './outcome.ts';

/** Does with bytes what an analysis worker does with a file, and judges what comes of it. */
export function openTrial(tools: Tools): (analysisId: string, bytes: Uint8Array) => Promise<Outcome> {
  const worker = analyseFiles({ findAnalysis, tools, nowMs: () => 0 });
  const settle = async (analysisId: string, bytes: Uint8Array): Promise<Result<Settled>> => {
    const copy = bytes.slice();
    const job = { analysisId, name: 'input', sha256: await sha256Hex(copy), file: new Blob([copy]) };
    return worker.analyse({ ...job, options: undefined });
  };
  return async (analysisId, bytes) => {
    const manifest = findAnalysis(analysisId);
    if (manifest === undefined) throw new Error(`no analysis "${analysisId}"`);
    try {
      const first = await settle(analysisId, bytes);
      const outcome = judge(await manifest.load(), first);
      if (outcome.kind === 'bug') return outcome;
      // The second run costs as much as the first: every sixteenth input has one.
      if (bytes.length % 16 === 0 && words(await settle(analysisId, bytes)) !== words(first))
        return bug('unstable', 'a second run gave something else');
      return outcome;
    } catch (thrown) {
      return bug('thrown', thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
    }
  };
}

function judge(analysis: AnyAnalysis, result: Result<Settled>): Outcome {
  if (!result.ok) return judgeFault(result.fault);
  const { quality } = result.value;
  const complaint = complaintOfFinding(analysis, findingOf(result.value));
  return complaint === undefined ? { kind: quality } : bug('wrong-looking', `${quality}: ${complaint}`);
}

function words(result: Result<Settled>): string {
  return result.ok
    ? findingOf(result.value) + JSON.stringify(result.value.row)
    : JSON.stringify(result.fault);
}

function findingOf({ finding }: Settled): string {
  return JSON.stringify(decodeFinding(finding as Uint8Array));
}
