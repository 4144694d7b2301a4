import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleFiles } from './sample-files.ts';

const folder = new URL('../../static/samples/cpet', import.meta.url).pathname;

describe('the sample batch', () => {
  it('is what the generator writes (mend with: npx tsx tests/support/make-samples.ts)', () => {
    const made = sampleFiles();
    expect(readdirSync(folder).sort()).toEqual(made.map(({ fileName }) => fileName).sort());
    for (const { fileName, bytes } of made) {
      expect(readFileSync(join(folder, fileName)).equals(bytes), fileName).toBe(true);
    }
  });

  it('stays small enough to ship', () => {
    const total = sampleFiles().reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(total).toBeLessThan(1_500_000);
  });
});
