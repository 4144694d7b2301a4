import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { cpet } from '#analyses/cpet/index.ts';
import type { FileLabel } from '#analyses/cpet/model/labels/label.ts';
import { labelledTestOf, type LabelledTest } from '#analyses/cpet/model/labels/labelled-test.ts';
import { matchLabels } from '#analyses/cpet/model/labels/match-labels.ts';
import { fromDomains, type MethodAnswers } from '#analyses/cpet/model/labels/method-answers.ts';
import { fractionAnswers } from '#analyses/cpet/model/labels/peak-fractions.ts';
import { readLabels } from '#analyses/cpet/model/labels/read-labels.ts';
import type { InferWindows } from '#analyses/cpet/model/oxynet-reference/probabilities.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import type { Remark } from '#core/remark.ts';
import { faultDetail } from '#core/result.ts';
import { describeSourceRef } from '#core/source-ref.ts';
import { noTools } from '../support/no-tools.ts';
import type { Product } from './domain-model.ts';
import type { ComparedConvention, LabelledOptions } from './labelled-options.ts';
import { openOxynet, oxynetAnswers } from './oxynet-answers.ts';

/** A folder of labelled tests as read: the tests, and in words what could not be used. */
export type LabelledFolder = { readonly tests: readonly LabelledTest[]; readonly notes: readonly string[] };

/**
 * Reads the list of labels and every test that it names through the product, each with the answers of all methods.
 * A text where there is no such folder or list.
 */
export async function readLabelledFolder(
  options: LabelledOptions,
  product: Product,
): Promise<LabelledFolder | string> {
  const { folder } = options;
  if (!existsSync(folder)) return `no folder ${folder}`;
  const paths = filesUnder(folder);
  const list = options.labels ?? listIn(folder, paths);
  if (list === undefined || !existsSync(list))
    return `no labels.csv in ${folder}: one row per file, file;vt1_s;vt1_vo2_ml_min;vt2_s;vt2_vo2_ml_min, any value empty`;
  const labels = await readLabels(new Uint8Array(readFileSync(list)));
  if (!labels.ok) {
    const at = 'at' in labels.fault ? describeSourceRef(labels.fault.at) : '';
    return `${list}${at && `, ${at}`}: ${faultDetail(labels.fault)}`;
  }
  const exports = paths.filter((path) => join(folder, path) !== list && !isLabelList(path));
  const { matched, unmatched, ambiguous, labelledTwice, unlabelled } = matchLabels(
    labels.value.labels,
    exports,
  );
  const notes = [
    ...labels.value.remarks.map(inWords),
    ...unmatched.map(({ file, row }) => `row ${row}: no file ${file}`),
    ...ambiguous.map(
      ({ label, paths: some }) => `row ${label.row}: ${label.file} may be ${some.join(' or ')}`,
    ),
    ...labelledTwice.map(
      ({ path, labels: some }) => `${path} is labelled in rows ${some.map(({ row }) => row).join(' and ')}`,
    ),
    ...(unlabelled.length > 0 ? [`${unlabelled.length} files without a label are not looked at`] : []),
  ];
  const infer = options.oxynet === undefined ? undefined : openOxynet(options.oxynet);
  const tests: LabelledTest[] = [];
  for (const { label, path } of matched) {
    const bytes = new Uint8Array(readFileSync(join(folder, path)));
    const recording = await cpet.read({ name: path, bytes }, cpet.defaultOptions, noTools);
    if (!recording.ok) notes.push(`${path}: ${faultDetail(recording.fault)}`);
    else {
      const read = await judge(path, label, recording.value, options.conventions, product, infer);
      notes.push(...read.remarks.map(inWords));
      tests.push(read.test);
    }
  }
  const baselines = fractionAnswers(tests);
  return {
    tests: tests.map((test, i) => ({ ...test, answers: [...test.answers, ...(baselines[i] ?? [])] })),
    notes,
  };
}

/** One labelled test under each convention, and with the imported network. */
async function judge(
  path: string,
  label: FileLabel,
  recording: Recording,
  conventions: readonly ComparedConvention[],
  product: Product,
  infer: InferWindows | undefined,
) {
  const asked = conventions.map((kind) => ({ kind }));
  const [finding, ...others] = await product.findingsOf(recording, asked);
  if (finding === undefined) throw new Error('no convention was asked for');
  const { test, remarks } = labelledTestOf(path, label, finding);
  const answers: MethodAnswers[] = test.answers.map((one) => underConvention(one, conventions[0]));
  others.forEach(({ domains }, i) => {
    const [model] = domains === undefined ? [] : fromDomains(domains);
    if (model !== undefined) answers.push(underConvention(model, conventions[i + 1]));
  });
  for (const mode of infer ? (['mended', 'reference'] as const) : [])
    if (infer) answers.push(await oxynetAnswers(recording, infer, mode));
  return { test: { ...test, answers }, remarks };
}

/** The answer of the domain model, named after the convention it was given under. */
export function underConvention(
  answers: MethodAnswers,
  convention: ComparedConvention | undefined,
): MethodAnswers {
  if (answers.method !== 'model') return answers;
  const title = convention === 'none' ? 'domain model, breakpoint' : 'domain model, readers';
  return { ...answers, method: `model-${convention ?? 'readers'}`, title };
}

/** Every file of a folder and its sub-folders, relative, with `/`, in a stable order; hidden ones are left out. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort();
}

function listIn(folder: string, paths: readonly string[]): string | undefined {
  const list = paths.find((path) => path.toLowerCase() === 'labels.csv');
  return list === undefined ? undefined : join(folder, list);
}

function isLabelList(path: string): boolean {
  return /(^|\/)labels\.csv$/i.test(path);
}

function inWords({ detail, at }: Remark): string {
  return at === undefined ? detail : `${describeSourceRef(at)}: ${detail}`;
}
