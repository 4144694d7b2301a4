import type { ReportBlock, ReportValue } from '#reports/document.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import type { CpetFinding, Metric } from './finding.ts';
import { said } from './worklist-facts.ts';

/** Who was tested, with whose word that is, and under which conditions. */
export function subjectBlock(finding: CpetFinding): ReportBlock {
  const { subject, environment } = finding;
  const fact = (value: ReportValue, quantity: keyof SubjectFacts): ReportValue => ({
    ...value,
    ...sourceNote(finding, quantity),
  });
  return {
    kind: 'values',
    title: 'Subject and conditions',
    values: [
      { label: 'Subject id', text: subject.subjectId },
      fact({ label: 'Sex', text: subject.sex }, 'sex'),
      fact(plain('Age', subject.ageY, 0, 'y'), 'ageY'),
      fact(plain('Body mass', subject.bodyMassKg, 1, 'kg'), 'bodyMassKg'),
      fact(plain('Height', subject.heightCm, 0, 'cm'), 'heightCm'),
      ...(subject.mvvLPerMin === undefined ? [] : [plain('MVV', subject.mvvLPerMin, 0, 'L/min')]),
      ...(subject.fev1L === undefined ? [] : [plain('FEV1', subject.fev1L, 2, 'L')]),
      plain('Barometric pressure', environment.barometricPressureMmHg, 0, 'mmHg'),
      plain('Temperature', environment.temperatureC, 1, '°C'),
      plain('Humidity', environment.relativeHumidityPercent, 0, '%'),
    ],
  };
}

/** Whose body mass a number per kilogram was made with, where it is not the file's. */
export function massNote(finding: CpetFinding): { readonly note?: string } {
  const { bodyMassKg } = finding.factSources?.worklist ?? {};
  const perKg: Metric = finding.peaks.vo2PeakMlPerKgPerMin;
  if (bodyMassKg === undefined || !('value' in perKg)) return {};
  return { note: `with ${said.bodyMassKg.words(bodyMassKg)} (${sourceWords(finding, 'bodyMassKg')})` };
}

function sourceNote(finding: CpetFinding, quantity: keyof SubjectFacts): { readonly note?: string } {
  return finding.factSources?.worklist[quantity] === undefined
    ? {}
    : { note: sourceWords(finding, quantity) };
}

/** “worklist; file says 87 kg”; the file is left out where it says the same or nothing. */
function sourceWords({ factSources }: CpetFinding, quantity: keyof SubjectFacts): string {
  const { words } = said[quantity];
  const [ours, theirs] = [factSources?.worklist[quantity], factSources?.file[quantity]];
  if (ours === undefined || theirs === undefined || words(ours) === words(theirs)) return 'worklist';
  return `worklist; file says ${words(theirs)}`;
}

function plain(label: string, value: number | undefined, digits: number, unit: string): ReportValue {
  return { label, text: value?.toFixed(digits), unit };
}
