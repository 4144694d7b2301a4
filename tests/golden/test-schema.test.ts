import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cpet } from '#analyses/cpet/index.ts';
import { violations, type JsonSchema } from '#core/json-schema.ts';
import { testRecord } from '#app/exports/plan-export.ts';
import type { Item } from '#engine/ports.ts';
import { hasShippedModel, openNodeTools } from '../support/node-inference.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { hasShared, sharedPath } from '../support/shared-samples.ts';
import { noTools } from '../support/no-tools.ts';

const schema = JSON.parse(readFileSync('static/schemas/benchside-test-1.schema.json', 'utf8')) as JsonSchema;
const tools = (await hasShippedModel()) ? await openNodeTools() : noTools;

/** The JSON of a file as it is exported; undefined for a file that cannot be read. */
async function exported(name: string, bytes: Uint8Array): Promise<unknown> {
  const read = await cpet.read({ name, bytes }, cpet.defaultOptions, tools);
  const found = read.ok ? await cpet.analyse(read.value, cpet.defaultOptions, tools) : read;
  if (!found.ok) return undefined;
  const row = Object.fromEntries(cpet.columns.map((column) => [column.name, column.value(found.value)]));
  const item: Item = {
    id: 'i',
    batchId: 'b',
    ordinal: 0,
    name,
    sizeBytes: bytes.length,
    sha256: 'a'.repeat(64),
    attempts: 1,
    state: { status: 'done', quality: found.value.completeness, row, version: cpet.version },
  };
  const about = { analysisId: cpet.id, options: cpet.defaultOptions, appVersion: '1' };
  const record = testRecord({ item, name, stem: 'a' }, about, { deidentified: false });
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
