import { plural } from '#language/plural.ts';
import { checkConvention } from '../model/convention.ts';
import type { Convention, LaboratoryConvention } from '../model/domain-answer.ts';
import { signedSeconds } from './domains/domain-words.ts';

/** The laboratories' conventions among what this device keeps for exercise tests; what is none is left out. */
export function laboratoriesOf(kept: unknown): readonly LaboratoryConvention[] {
  const stored: unknown =
    typeof kept === 'object' && kept !== null && 'laboratories' in kept ? kept.laboratories : [];
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((raw: unknown) => {
    const checked = checkConvention(typeof raw === 'object' ? { ...raw, kind: 'laboratory' } : undefined);
    if (checked?.kind !== 'laboratory') return [];
    const { kind: _kind, ...laboratory } = checked;
    return [laboratory];
  });
}

/** What to keep once a laboratory is added; it takes the place of one with its name. */
export function withLaboratory(kept: unknown, laboratory: LaboratoryConvention): unknown {
  const others = laboratoriesOf(kept).filter(({ name }) => name !== laboratory.name);
  return { ...restOf(kept), laboratories: [...others, laboratory] };
}

/** What to keep once the laboratory of this name is removed. */
export function withoutLaboratory(kept: unknown, name: string): unknown {
  return {
    ...restOf(kept),
    laboratories: laboratoriesOf(kept).filter((laboratory) => laboratory.name !== name),
  };
}

/** What else is kept for exercise tests. */
function restOf(kept: unknown): object {
  return typeof kept === 'object' && kept !== null ? kept : {};
}

/** A convention to choose, with one plain sentence. */
export type ConventionChoice = {
  readonly value: string;
  readonly label: string;
  readonly note: string;
  readonly convention: Convention;
};

/** The value of a convention's radio button. */
export function valueOfConvention(convention: Convention): string {
  return convention.kind === 'laboratory' ? `laboratory ${convention.name}` : convention.kind;
}

/** The conventions to choose from: readers, the breakpoint, the kept laboratories, and the one in force. */
export function conventionChoices(
  inForce: Convention,
  laboratories: readonly LaboratoryConvention[],
): readonly ConventionChoice[] {
  const choices: readonly ConventionChoice[] = [
    {
      value: 'readers',
      label: 'Readers in general mark them',
      note: 'Readers mark later than the curves bend, each laboratory in its own way; the intervals allow for that.',
      convention: { kind: 'readers' },
    },
    {
      value: 'none',
      label: 'Physiological breakpoints',
      note: 'Where the curves bend, without any reader’s habit: earlier than most readers would mark.',
      convention: { kind: 'none' },
    },
    ...laboratories.map((laboratory) => ofLaboratory({ kind: 'laboratory', ...laboratory })),
  ];
  const isThere = choices.some(({ value }) => value === valueOfConvention(inForce));
  return isThere || inForce.kind !== 'laboratory' ? choices : [...choices, ofLaboratory(inForce)];
}

function ofLaboratory(convention: Extract<Convention, { kind: 'laboratory' }>): ConventionChoice {
  const { name, tests, vt1OffsetS, vt2OffsetS } = convention;
  return {
    value: valueOfConvention(convention),
    label: `The laboratory ${name} marks them`,
    note: plural(
      tests,
      [
        'Fitted on # test marked there: VT1 {vt1} and VT2 {vt2} from the physiological breakpoints.',
        'Fitted on # tests marked there: VT1 {vt1} and VT2 {vt2} from the physiological breakpoints.',
      ],
      { vt1: signedSeconds(vt1OffsetS), vt2: signedSeconds(vt2OffsetS) },
    ),
    convention,
  };
}
