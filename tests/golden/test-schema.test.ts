import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { cpet } from '#analyses/cpet/index.ts';
import { findAnalysis } from '#analyses/registry.ts';
import { exportJson } from '#app/export-results.ts';
import { violations, type JsonSchema } from '#core/json-schema.ts';
import { testRecord } from '#app/exports/plan-export.ts';
import { fail, type Result } from '#core/result.ts';
import type { Item } from '#engine/ports.ts';
import type { BatchRecords } from '#storage/batch-records.ts';
import type { BatchRecord } from '#storage/schema.ts';
import { hasShippedModel, openNodeTools } from '../support/node-inference.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { hasShared, sharedPath } from '../support/shared-samples.ts';
import { noTools } from '../support/no-tools.ts';

const schema = JSON.parse(readFileSync('static/schemas/benchside-test-1.schema.json', 'utf8')) as JsonSchema;
const batchSchema = JSON.parse(
  readFileSync('static/schemas/benchside-results-1.schema.json', 'utf8'),
) as JsonSchema;
const tools = (await hasShippedModel()) ? await openNodeTools() : noTools;

async function find(name: string, bytes: Uint8Array): Promise<Result<CpetFinding>> {
  const read = await cpet.read({ name, bytes }, cpet.defaultOptions, tools);
  return read.ok ? cpet.analyse(read.value, cpet.defaultOptions, tools) : read;
}

function itemOf(name: string, bytes: Uint8Array, found: Result<CpetFinding>): Item {
  const about = { id: name, batchId: 'b', ordinal: 0, name, sizeBytes: bytes.length, attempts: 1 };
  const item = { ...about, sha256: 'a'.repeat(64) };
  if (!found.ok) return { ...item, state: { status: 'failed', fault: found.fault } };
  const { value } = found;
  const row = Object.fromEntries(cpet.columns.map((column) => [column.name, column.value(value)]));
  return { ...item, state: { status: 'done', quality: value.completeness, row, version: cpet.version } };
}

/** The JSON of a file as it is exported; undefined for a file that cannot be read. */
async function exported(name: string, bytes: Uint8Array): Promise<unknown> {
  const found = await find(name, bytes);
  if (!found.ok) return undefined;
  const item = itemOf(name, bytes, found);
  const about = { analysisId: cpet.id, options: cpet.defaultOptions, appVersion: '1' };
  const record = testRecord({ item, name, stem: 'a' }, about, { deidentified: false, withoutTyped: false });
  return JSON.parse(JSON.stringify({ ...record, finding: found.value }));
}

describe('the published schema of one test', () => {
  it('every file of the sample batch that has a result keeps to it', async () => {
    let results = 0;
    for (const { fileName, bytes } of sampleFiles()) {
      const made = await exported(fileName, bytes);
      if (made === undefined) continue;
      results += 1;
      expect(violations(schema, made), fileName).toEqual([]);
    }
    expect(results).toBe(12);
  });

  it
    .runIf(hasShared)
    .each(['cosmed/ramp_cosmed.xlsx', 'zan/01', 'parvo/parvo_ramp.CSV', 'vyntus/vyntus_test.txt'])(
    'so does the real %s',
    async (path) => {
      const made = await exported(path, new Uint8Array(readFileSync(sharedPath('cpet/samples', path))));
      expect(violations(schema, made)).toEqual([]);
    },
  );

  it('is refused by what is none', () => {
    expect(violations(schema, { format: 'benchside-test', formatVersion: 2 }).length).toBeGreaterThan(2);
  });
});

describe('the published schema of a batch', () => {
  it('is kept to by an export with results, failures and files that wait', async () => {
    const some = sampleFiles().filter((_, place) => [0, 3, 12].includes(place));
    const findings = new Map<string, Uint8Array>();
    const items = await Promise.all(
      some.map(async ({ fileName, bytes }) => {
        const found = await find(fileName, bytes);
        if (found.ok) findings.set(fileName, new TextEncoder().encode(JSON.stringify(found.value)));
        return itemOf(fileName, bytes, found);
      }),
    );
    const waiting: Item = {
      ...itemOf('z.csv', new Uint8Array(), fail({ kind: 'cancelled' })),
      sha256: '',
      attempts: 0,
      state: { status: 'queued' },
    };
    const all = [...items, waiting];
    const records = {
      items: (_id: string, from: number, to: number) => Promise.resolve(all.slice(from, to)),
      findings: (ids: readonly string[]) => Promise.resolve(ids.map((id) => findings.get(id))),
    } as unknown as BatchRecords;
    const counts = { total: all.length } as BatchRecord['counts'];
    const about = { id: 'b', title: 'Lab', analysisId: 'cpet', createdAtMs: 0, options: cpet.defaultOptions };
    const made = await exportJson({ ...about, counts } as BatchRecord, records, findAnalysis('cpet'));
    const batch = JSON.parse(await made.text()) as {
      readonly items: readonly { readonly status: string; readonly finding?: unknown }[];
    };
    expect(batch.items.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED', 'FAILED', 'PENDING']);
    expect(violations(batchSchema, batch)).toEqual([]);
    const finding = { $ref: '#/$defs/finding', ...(schema.$defs && { $defs: schema.$defs }) };
    for (const { finding: one } of batch.items.slice(0, 2)) expect(violations(finding, one)).toEqual([]);
  });

  it('is refused by what is none', () => {
    expect(violations(batchSchema, { format: 'benchside-test', items: {} }).length).toBeGreaterThan(2);
  });
});
