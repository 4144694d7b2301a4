import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sampleReports } from './sample-reports.ts';

const folder = new URL('../../static/samples/knowledge-test', import.meta.url).pathname;

it('the sample reports are what the generator writes (mend with: npx tsx tests/support/make-samples.ts)', async () => {
  expect(readdirSync(folder).sort()).toEqual(sampleReports.map(({ fileName }) => fileName).sort());
  for (const { fileName, make } of sampleReports) {
    // Each takes a good part of a second to draw, and all come out of the same hands.
    if (!/^0[57]/.test(fileName)) continue;
    expect(readFileSync(join(folder, fileName)).equals(await make()), fileName).toBe(true);
  }
});

it('the sample reports stay small enough to ship', () => {
  const sizes = sampleReports.map(({ fileName }) => readFileSync(join(folder, fileName)).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(800_000);
  expect(readFileSync(join(folder, '06-private-photo.jpg')).length).toBeLessThan(150_000);
});
