import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SubjectFacts } from '#core/subject-facts.ts';
import { faultCode, ok } from '#core/result.ts';
import { analyseRecording } from './analyse.ts';
import { samplingOf } from './columns/sampling.ts';
import type { CpetFinding } from './finding.ts';
import { cpet } from './index.ts';
import { defaultCpetOptions } from './options.ts';
import { simulateTest } from './simulate/plain-test.ts';
import { recordingOfTest } from './simulate/physiology/recording-of-test.ts';
import { simulatePhysiology } from './simulate/physiology/simulate-physiology.ts';
import { writeGenericCsv, writeKorr } from './simulate/writers/small-formats.ts';
import { recordingOf } from './stored-series.ts';

const tools = { infer: () => Promise.resolve(ok({})) };
const stored = (finding: unknown) => JSON.parse(JSON.stringify(finding)) as CpetFinding;

const plainText = writeGenericCsv(simulateTest(5, { protocol: 'ramp' }), { delimiter: ';' }).text;
/** A file that gives VO2 per kilogram alone, and no body mass. */
const perKilogramAlone = writeKorr(simulateTest(4))
  .text.split('\n')
  .map((line) =>
    line
      .split('\t')
      .filter((_, column) => ![2, 4].includes(column))
      .join('\t'),
  )
  .join('\n');

async function analysed(facts?: SubjectFacts, text = plainText): Promise<CpetFinding> {
  const file = { name: 'test.csv', bytes: new TextEncoder().encode(text), ...(facts && { facts }) };
  const read = await cpet.read(file, defaultCpetOptions, tools);
  if (!read.ok) throw new Error(faultCode(read.fault));
  const finding = await cpet.analyse(read.value, defaultCpetOptions, tools);
  if (!finding.ok) throw new Error(faultCode(finding.fault));
  return finding.value;
}

const anew = async (finding: unknown, facts?: SubjectFacts) =>
  cpet.recompute?.(finding as CpetFinding, defaultCpetOptions, tools, facts);

describe('a stored finding made anew', () => {
  it('gives itself again, without the file', { timeout: 20_000 }, () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const drawn = recordingOfTest(simulatePhysiology(seed));
      const sampling = samplingOf(drawn.timeS, drawn.channels.rfPerMin);
      const recording = {
        ...drawn,
        sampling,
        statedPhases: [{ phase: 'exercise' as const, startS: 60 }],
        remarks: [{ code: 'drawn', severity: 'note' as const, detail: 'drawn' }],
      };
      const finding = analyseRecording(recording, defaultCpetOptions);
      expect(analyseRecording(recordingOf(stored(finding)), defaultCpetOptions)).toEqual(finding);
    }
  });

  it('is the same with the facts of the worklist that it was made with', async () => {
    const facts = { bodyMassKg: 91, heightCm: 181, ageY: 44, sex: 'female' as const };
    const finding = await analysed(facts);
    expect(JSON.stringify(await anew(stored(finding), facts))).toBe(JSON.stringify(ok(finding)));
  });

  it('takes facts that came later, and gives up those that went', async () => {
    const [plain, heavy] = [await analysed(), await analysed({ bodyMassKg: 300, sex: 'female' })];
    expect(await anew(stored(plain), { bodyMassKg: 300, sex: 'female' })).toEqual(ok(heavy));
    expect(await anew(stored(heavy))).toEqual(ok(plain));
  });

  it('needs the file where VO2 itself was made with the worklist’s body mass, and that has changed', async () => {
    const made = await analysed({ bodyMassKg: 80 }, perKilogramAlone);
    expect(await anew(stored(made), { bodyMassKg: 80 })).toEqual(ok(made));
    expect(await anew(stored(made), { bodyMassKg: 80, ageY: 30 })).toMatchObject({ ok: true });
    expect(await anew(stored(made), { bodyMassKg: 81 })).toMatchObject({
      ok: false,
      fault: { code: 'cannot-recompute' },
    });
  });

  const fixture = (name: string) =>
    JSON.parse(readFileSync(`tests/fixtures/findings/${name}.json`, 'utf8')) as unknown;

  it('is made anew from a result of version 1, which had no network', async () => {
    const old = fixture('version-1');
    expect(old).not.toHaveProperty('domains');
    const result = await anew(old);
    if (result?.ok !== true) return expect.fail(JSON.stringify(result));
    expect(result.value.domains).toBeDefined();
    expect(result.value.peaks).toEqual((old as CpetFinding).peaks);
    expect(result.value.readingRemarks).toBe((old as CpetFinding).readingRemarks);
  });

  it('is refused for a result of the first builds, which kept too little', async () => {
    const old = fixture('first-build');
    expect(old).not.toHaveProperty('readingRemarks');
    expect(await anew(old)).toMatchObject({ ok: false, fault: { code: 'cannot-recompute' } });
  });

  it('is refused, never thrown over, where what is stored is no finding', async () => {
    const finding = await analysed();
    const { series } = finding;
    const broken: readonly unknown[] = [
      undefined,
      null,
      'finding',
      [],
      {},
      { ...finding, series: undefined },
      { ...finding, series: { ...series, timeS: [null, 1, 2] } },
      { ...finding, series: { ...series, rows: [] } },
      { ...finding, series: { ...series, channels: { vo2MlPerMin: { values: [1], absent: [] } } } },
      { ...finding, remarks: 'none' },
      { ...finding, subject: null },
      { ...finding, sampling: {} },
      { ...finding, factSources: {} },
      { ...finding, statedThresholds: [null] },
    ];
    for (const one of broken)
      expect(await anew(one)).toMatchObject({ ok: false, fault: { code: 'cannot-recompute' } });
  });
});
