import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shippedModel } from '#analyses/cpet/model/shipped-model.ts';
import { projectRoot } from '#cli/project-root.ts';

it('the intervals are calibrated for the model that ships (else: npx tsx models/training/calibrate-intervals.ts)', () => {
  const table = join(projectRoot, 'src/analyses/cpet/model/decoding/calibration-table.ts');
  expect(readFileSync(table, 'utf8')).toContain(shippedModel.sha256.slice(0, 12));
});
