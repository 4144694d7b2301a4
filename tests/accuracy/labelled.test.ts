import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { drawLaboratory, readThresholds } from '#analyses/cpet/simulate/physiology/raters.ts';
import { idealRecord, simulatePhysiology } from '#analyses/cpet/simulate/physiology/simulate-physiology.ts';
import { writeCosmedOmnia } from '#analyses/cpet/simulate/writers/cosmed-omnia.ts';
import { writeGenericCsv } from '#analyses/cpet/simulate/writers/small-formats.ts';
import { writeZan } from '#analyses/cpet/simulate/writers/zan.ts';
import { seededRandom } from '#core/random.ts';
import { hasShared, sharedPath } from '../support/shared-samples.ts';
import { makeFile } from '../support/write-workbook.ts';
import { openProduct } from './domain-model.ts';
import { compareWithLabels } from './labelled.ts';

const folder = mkdtempSync(join(tmpdir(), 'labelled-'));
const writers = [writeGenericCsv, writeCosmedOmnia, writeZan] as const;

/** Simulated tests in three layouts, one in a sub-folder, marked by readers of one simulated laboratory. */
function writeLabelledFolder(): void {
  const random = seededRandom(3);
  const laboratory = drawLaboratory(random);
  const rows = ['file;vt1_s;vt1_vo2_ml_min;vt2_s;vt2_vo2_ml_min'];
  mkdirSync(join(folder, 'more'));
  for (let i = 0; i < 7; i += 1) {
    const test = simulatePhysiology(4_900_000 + i, {
      ...idealRecord,
      ergometer: 'cycle',
      hardNegative: 'none',
    });
    const written = makeFile((writers[i % 3] ?? writeGenericCsv)(test));
    const name = `${i}-${written.fileName}`;
    writeFileSync(join(folder, i === 4 ? 'more' : '', name), written.bytes);
    const { vt1, vt2 } = readThresholds(random, test, laboratory);
    const decimal = (value: number | undefined) => value?.toFixed(1).replace('.', ',') ?? '';
    // Every second label only as VO2, as some laboratories keep them.
    const timeS = i % 2 === 0 ? decimal(vt1?.timeS) : '';
    rows.push([name, timeS, decimal(vt1?.vo2MlPerMin), decimal(vt2?.timeS), ''].join(';'));
  }
  rows.push('lost.csv;300;;;');
  writeFileSync(join(folder, 'labels.csv'), `\uFEFF${rows.join('\r\n')}\r\n`);
}

// Reads and judges real files: slow where the machine is busy.
const patient = { timeout: 90_000 };

describe('a folder of labelled tests', patient, () => {
  const printed: string[] = [];
  beforeAll(writeLabelledFolder);
  afterAll(() => rmSync(folder, { recursive: true }));
  afterEach(() => vi.restoreAllMocks());
  const run = async (...words: string[]) => {
    printed.length = 0;
    const print = (text: string) => void printed.push(text);
    vi.spyOn(console, 'log').mockImplementation(print);
    vi.spyOn(console, 'error').mockImplementation(print);
    return compareWithLabels(words);
  };

  it('is compared method by method, beside the shares of VO2peak, and written as CSV', async () => {
    const csv = join(folder, 'more', 'out.txt');
    expect(await run(folder, '--csv', csv)).toBe(0);
    const text = printed.join('\n');
    expect(text).toContain('row 9: no file lost.csv');
    expect(text).toMatch(/VT1 +classical consensus +\d\/7/);
    expect(text).toMatch(/VT1 +share of VO2peak by fitness, fitted on the other labels +7\/7/);
    expect(text).toMatch(/VT2 +constant share of VO2peak/);
    const { hasModel } = await openProduct();
    expect(/VT1 +domain model, readers +\d\/7/.test(text)).toBe(hasModel);
    if (hasShared) expect(text).toMatch(/VT2 +Oxynet, mended/);
    const rows = readFileSync(csv, 'utf8').split('\n');
    expect(rows[0]).toContain('file,threshold,method,label_s');
    expect(rows.some((row) => /^\d-.*,VT1,classical consensus,\d+\.\d,/.test(row))).toBe(true);
  });

  it('needs a list of labels, and says what it looks like', async () => {
    expect(await run(join(folder, 'more'))).toBe(2);
    expect(printed.join('\n')).toContain('no labels.csv in');
    expect(printed.join('\n')).toContain('file;vt1_s;vt1_vo2_ml_min;vt2_s;vt2_vo2_ml_min');
  });

  it.each([
    [[], 'one folder is needed'],
    [['nowhere'], 'no folder /'],
    [['x', '--convention', 'mine'], 'neither none nor readers'],
    [['x', '--unknown'], '--unknown'],
  ])('refuses %j', async (words, message) => {
    expect(await run(...words)).toBe(2);
    expect(printed.join('\n')).toContain(message);
  });

  it.skipIf(!hasShared)('may hold real tests of any cart', async () => {
    const real = mkdtempSync(join(tmpdir(), 'labelled-real-'));
    const names = ['oxynet/data_test.csv', 'cosmed/ramp_cosmed.xlsx', 'mgc/Anton_vo2max.txt'];
    const marks = ['data_test;465;;655;', 'RAMP_COSMED.xlsx;;1900;;2800', 'Anton_vo2max.txt;;2925;;3633'];
    for (const name of names) {
      const bytes = readFileSync(sharedPath('cpet/samples', name));
      writeFileSync(join(real, name.replace(/.*\//, '')), bytes);
    }
    writeFileSync(
      join(real, 'labels.csv'),
      ['file;vt1_s;vt1_vo2_ml_min;vt2_s;vt2_vo2_ml_min', ...marks].join('\n'),
    );
    try {
      expect(await run(real, '--convention', 'readers')).toBe(0);
    } finally {
      rmSync(real, { recursive: true });
    }
    expect(printed.join('\n')).toMatch(/VT1 +classical consensus +\d\/3/);
  });
});
