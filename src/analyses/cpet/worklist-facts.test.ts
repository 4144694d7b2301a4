import { describe, expect, it } from 'vitest';
import { faultCode, ok } from '#core/result.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import type { CpetFinding, Metric } from './finding.ts';
import { cpet } from './index.ts';
import { defaultCpetOptions } from './options.ts';
import { averageTest } from './simulate/average-test.ts';
import { simulateTest } from './simulate/plain-test.ts';
import { writeParvo } from './simulate/writers/parvo.ts';
import { writeKorr } from './simulate/writers/small-formats.ts';

const tools = { infer: () => Promise.resolve(ok({})) };
const options = { ...defaultCpetOptions, subjectSalt: 'salt' };

/** A cart's file that states a man of 40 years, 75.5 kg and 175 cm. */
const stating = writeParvo(averageTest(simulateTest(108, { protocol: 'ramp' }), 15)).text;
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

async function read(text: string, facts?: SubjectFacts) {
  const file = { name: 'test.txt', bytes: new TextEncoder().encode(text) };
  return cpet.read({ ...file, ...(facts && { facts }) }, options, tools);
}

async function find(text: string, facts?: SubjectFacts): Promise<CpetFinding> {
  const recording = await read(text, facts);
  if (!recording.ok) throw new Error(faultCode(recording.fault));
  const finding = await cpet.analyse(recording.value, options, tools);
  if (!finding.ok) throw new Error(faultCode(finding.fault));
  return finding.value;
}

const valueOf = (metric: Metric): number => ('value' in metric ? metric.value : Number.POSITIVE_INFINITY);
const differences = ({ remarks }: CpetFinding) =>
  remarks.filter(({ code }) => code === 'subject-facts-differ').map(({ detail }) => detail);

describe('what a worklist says of the subject', () => {
  it('goes before what the file says, and a remark names both where they differ', async () => {
    const plain = await find(stating);
    expect(plain.subject).toMatchObject({ sex: 'male', ageY: 40, bodyMassKg: 75.5, heightCm: 175 });
    const told = await find(stating, { sex: 'female', ageY: 52, bodyMassKg: 90.1, heightCm: 168 });
    expect(told.subject).toEqual({
      ...plain.subject,
      sex: 'female',
      ageY: 52,
      bodyMassKg: 90.1,
      heightCm: 168,
    });
    expect(told.factSources).toEqual({
      worklist: { sex: 'female', ageY: 52, bodyMassKg: 90.1, heightCm: 168 },
      file: { sex: 'male', ageY: 40, bodyMassKg: 75.5, heightCm: 175 },
    });
    expect(differences(told)).toEqual([
      'sex is female in the worklist, which was used; the file says male',
      'age is 52 y in the worklist, which was used; the file says 40 y',
      'body mass is 90.1 kg in the worklist, which was used; the file says 75.5 kg',
      'height is 168 cm in the worklist, which was used; the file says 175 cm',
    ]);
    const severities = told.remarks.flatMap(({ code, severity }) =>
      code === 'subject-facts-differ' ? [severity] : [],
    );
    expect(severities).toEqual(['warning', 'note', 'note', 'note']);
  });

  it('takes a test of another sex for a warning, which costs grade A; other differences are notes', async () => {
    expect((await find(stating)).quality).toBe('A');
    expect((await find(stating, { ageY: 52, heightCm: 168 })).quality).toBe('A');
    const told = await find(stating, { sex: 'female' });
    expect(told.quality).toBe('B');
    const cell = cpet.columns.find(({ name }) => name === 'quality_reasons')?.value(told);
    expect(cell).toBe('subject-facts-differ');
  });

  it('feeds values per kilogram, percent predicted and metrics; VO2 and the id stay the file’s', async () => {
    const [plain, told] = [await find(stating), await find(stating, { bodyMassKg: 151, ageY: 60 })];
    expect(told.peaks.vo2PeakMlPerMin).toEqual(plain.peaks.vo2PeakMlPerMin);
    expect(valueOf(told.peaks.vo2PeakMlPerKgPerMin)).toBeCloseTo(
      valueOf(plain.peaks.vo2PeakMlPerKgPerMin) / 2,
      6,
    );
    expect(told.predictions).not.toEqual(plain.predictions);
    expect(told.metrics).not.toEqual(plain.metrics);
    expect(told.subject.subjectId).toBe(plain.subject.subjectId);
    const cell = (name: string) => cpet.columns.find((column) => column.name === name)?.value(told);
    expect([cell('body_mass_kg'), cell('age_y'), cell('height_cm')]).toEqual([151, 60, 175]);
  });

  it('is no difference within rounding', async () => {
    expect(
      differences(await find(stating, { bodyMassKg: 76, heightCm: 176, ageY: 41, sex: 'male' })),
    ).toEqual([]);
    expect(differences(await find(stating, { bodyMassKg: 77.1 }))).toHaveLength(1);
  });

  it('changes nothing where it says nothing', async () => {
    expect(JSON.stringify(await find(stating, {}))).toBe(JSON.stringify(await find(stating)));
  });

  it('makes VO2 of VO2 per body mass where the file states no mass, and only there', async () => {
    expect(await read(perKilogramAlone)).toMatchObject({ ok: false, fault: { code: 'no-vo2-column' } });
    const told = await find(perKilogramAlone, { bodyMassKg: 80 });
    expect(valueOf(told.peaks.vo2PeakMlPerMin)).toBeCloseTo(80 * valueOf(told.peaks.vo2PeakMlPerKgPerMin), 6);
    expect(told.columns.find(({ channel }) => channel === 'vo2MlPerMin')?.derivedFrom).toBe(
      'VO2 per body mass · body mass of the worklist',
    );
  });

  it('is told from the file’s word in the report', async () => {
    const text = async (facts: SubjectFacts) =>
      JSON.stringify(cpet.report({ name: 'test.txt', finding: await find(stating, facts) }, options));
    expect(await text({ bodyMassKg: 87 })).toContain(
      '"text":"87.0","unit":"kg","note":"worklist; file says 75.5 kg"',
    );
    expect(await text({ bodyMassKg: 87 })).toContain('with 87 kg (worklist; file says 75.5 kg)');
    expect(await text({ bodyMassKg: 75.5 })).toContain('"unit":"kg","note":"worklist"');
    expect(await text({ sex: 'male' })).not.toContain('"unit":"kg","note":"worklist"');
  });

  it('replaces an impossible mass of the file, so that nobody is warned of it', async () => {
    const heavy = stating.replace(/75[.,]5/g, '340.0');
    const codes = ({ remarks }: CpetFinding) => remarks.map(({ code }) => code);
    expect(codes(await find(heavy))).toContain('body-mass-implausible');
    expect(codes(await find(heavy, { bodyMassKg: 75.5 }))).not.toContain('body-mass-implausible');
  });
});
