import type { AnalysisManifest } from '#analyses/analysis.ts';
import { pipelineHash } from '#engine/ledger/pipeline.ts';

/**
 * The PIPELINE of the rows that a batch makes: its analysis with the models that ship for it, its options, and apart
 * from these its salt. Models of the user's are named in the options, by ids that are made of their bytes.
 */
export function pipelineOfBatch(
  { id, version, shippedModels = [] }: Pick<AnalysisManifest, 'id' | 'version' | 'shippedModels'>,
  options: unknown,
  appVersion: string,
): string {
  const given = typeof options === 'object' && options !== null ? options : {};
  const { subjectSalt, ...rest } = given as Readonly<Record<string, unknown>>;
  return pipelineHash({
    appVersion,
    analysisId: id,
    analysisVersion: version,
    modelSha256s: shippedModels.map(({ sha256 }) => sha256),
    options: rest,
    salt: typeof subjectSalt === 'string' ? subjectSalt : '',
  });
}
