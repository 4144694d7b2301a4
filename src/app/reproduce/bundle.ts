import type { AnalysisManifest } from '#analyses/analysis.ts';
import { violations, type JsonSchema } from '#core/json-schema.ts';
import { failFile, faultCode, ok, type Result } from '#core/result.ts';
import type { CellValue } from '#core/result-column.ts';
import { stateOfReview, type Adjustments } from '#core/review.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import type { Batch, Item } from '#engine/ports.ts';
import { statusOf } from '#engine/status.ts';
import { faultOf } from '../export-table.ts';
import type { ExportChoice } from '../exports/export-choice.ts';
import { isChosen, numberedName, withoutSalt } from '../exports/plan-export.ts';

/** What somebody else needs, beside the files, to make the same results and to see whether they are the same. */
export type Bundle = {
  readonly format: 'benchside-bundle';
  readonly formatVersion: 1;
  readonly madeAt: string;
  readonly appVersion: string;
  readonly analysis: { readonly id: string; readonly version: number };
  readonly models: readonly { readonly id: string; readonly version: string; readonly sha256: string }[];
  /** The batch's options but for the salt of its subject ids. */
  readonly options: unknown;
  readonly tests: readonly BundledTest[];
};

export type BundledTest = {
  readonly name: string;
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly status: string;
  readonly faultCode?: string;
  /** The version that made the row, where it is not the bundle's. */
  readonly version?: number;
  readonly row: Readonly<Record<string, CellValue>>;
  readonly facts?: SubjectFacts;
  readonly adjustments?: Adjustments;
};

/** Columns that are made with the batch's salt: another batch has others, and that is meant. */
export const saltedColumns: readonly string[] = [
  'subject_id',
  'test_day',
  'student_key',
  'name_key',
  'report_key',
];
/** Columns that say who somebody is: a de-identified bundle does not have them, and nothing is held against them. */
export const personalColumns: readonly string[] = ['name', 'ftn', 'exam_id'];

/** Rows that ended with a result or a fault of the file; the file's hash is in it, for it is how the file is known again. */
export function bundleOf({
  batch,
  manifest,
  items,
  choice,
  appVersion,
  madeAtMs,
}: {
  readonly batch: Batch;
  readonly manifest: AnalysisManifest;
  readonly items: readonly Item[];
  readonly choice: Pick<ExportChoice, 'only' | 'deidentified'>;
  readonly appVersion: string;
  readonly madeAtMs: number;
}): Bundle {
  const ended = items.filter(
    ({ state: { status }, sha256 }) =>
      sha256 !== '' && (status === 'done' || status === 'failed' || status === 'quarantined'),
  );
  return {
    format: 'benchside-bundle',
    formatVersion: 1,
    madeAt: new Date(madeAtMs).toISOString(),
    appVersion,
    analysis: { id: manifest.id, version: manifest.version },
    models: (manifest.shippedModels ?? []).map(({ id, version, sha256 }) => ({ id, version, sha256 })),
    options: withoutSalt(batch.options),
    tests: ended
      .filter((item) => isChosen(item, choice))
      .map((item) => bundledTest(item, manifest, choice.deidentified)),
  };
}

function bundledTest(
  item: Item,
  { version, itemNoun }: AnalysisManifest,
  deidentified: boolean,
): BundledTest {
  const { state, facts } = item;
  const { adjustments } = stateOfReview(item.review);
  const fault = faultOf(state);
  const row = state.status === 'done' ? state.row : {};
  const left = deidentified ? [...saltedColumns, ...personalColumns] : saltedColumns;
  return {
    name: deidentified ? numberedName(item, itemNoun.one) : item.name,
    sha256: item.sha256,
    status: statusOf(state),
    ...(fault && { faultCode: faultCode(fault) }),
    ...(state.status === 'done' && state.version !== version && { version: state.version }),
    row: Object.fromEntries(Object.entries(row).filter(([name]) => !left.includes(name))),
    ...(facts && { facts }),
    ...(Object.keys(adjustments).length > 0 && { adjustments }),
  };
}

const text = (maxLength: number): JsonSchema => ({ type: 'string', maxLength });
const sha256: JsonSchema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const measure: JsonSchema = { type: 'number', minimum: 0, maximum: 1000 };

export const bundleSchema: JsonSchema = {
  type: 'object',
  required: ['format', 'formatVersion', 'appVersion', 'analysis', 'models', 'options', 'tests'],
  properties: {
    format: { const: 'benchside-bundle' },
    formatVersion: { const: 1 },
    madeAt: text(40),
    appVersion: text(40),
    analysis: {
      type: 'object',
      required: ['id', 'version'],
      properties: { id: text(60), version: { type: 'integer', minimum: 0 } },
    },
    models: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        required: ['id', 'version', 'sha256'],
        properties: { id: text(100), version: text(40), sha256 },
      },
    },
    options: { type: 'object', maxProperties: 100 },
    tests: {
      type: 'array',
      maxItems: 20_000,
      items: {
        type: 'object',
        required: ['name', 'sha256', 'status', 'row'],
        properties: {
          name: text(1000),
          sha256,
          status: text(20),
          faultCode: text(60),
          version: { type: 'integer', minimum: 0 },
          row: {
            type: 'object',
            maxProperties: 500,
            additionalProperties: { type: ['string', 'number', 'boolean'], maxLength: 20_000 },
          },
          facts: {
            type: 'object',
            additionalProperties: false,
            properties: {
              bodyMassKg: measure,
              heightCm: measure,
              ageY: measure,
              sex: { enum: ['female', 'male'] },
            },
          },
          adjustments: { type: 'object', maxProperties: 20 },
        },
      },
    },
  },
};

/** More than any bundle of the largest batch. */
export const largestBundleBytes = 128 * 1024 * 1024;

/** A bundle from whatever was dropped. Faults: `bundle-unreadable`, `bundle-invalid`, with its first place. */
export function parseBundle(written: string): Result<Bundle> {
  let raw: unknown;
  try {
    raw = JSON.parse(written);
  } catch {
    return failFile('unreadable', 'bundle-unreadable', 'the file is not JSON');
  }
  const wrong = violations(bundleSchema, raw, 3);
  if (wrong.length > 0)
    return failFile('unsupported', 'bundle-invalid', `not a reproducibility bundle (${wrong.join('; ')})`);
  return ok(raw as Bundle);
}
