import type { Convention, LaboratoryConvention } from './domain-answer.ts';

/** What is taken where nobody chose: a physiologist expects the marks that readers set. */
export const defaultConvention: Convention = { kind: 'readers' };

/** A stored or imported convention; undefined for what is none. Unknown keys are dropped. */
export function checkConvention(raw: unknown): Convention | undefined {
  if (typeof raw !== 'object' || raw === null || !('kind' in raw)) return undefined;
  if (raw.kind === 'none' || raw.kind === 'readers') return { kind: raw.kind };
  if (raw.kind !== 'laboratory') return undefined;
  const laboratory = checkLaboratory(raw);
  return laboratory && { kind: 'laboratory', ...laboratory };
}

/** Offsets beyond 5 min or an SD of nothing are no convention but a mistake. */
const limits = { offsetS: 300, leastSdS: 1, mostSdS: 300, nameLength: 80 } as const;

function checkLaboratory(raw: object): LaboratoryConvention | undefined {
  const given: Partial<Record<keyof LaboratoryConvention, unknown>> = raw;
  const within = (value: unknown, least: number, most: number): value is number =>
    typeof value === 'number' && value >= least && value <= most;
  const { name, tests, vt1OffsetS, vt1SdS, vt2OffsetS, vt2SdS } = given;
  const { offsetS, leastSdS, mostSdS, nameLength } = limits;
  if (typeof name !== 'string' || name.trim() === '' || name.length > nameLength) return undefined;
  if (!within(tests, 1, 1e6) || !Number.isInteger(tests)) return undefined;
  if (!within(vt1OffsetS, -offsetS, offsetS) || !within(vt1SdS, leastSdS, mostSdS)) return undefined;
  if (!within(vt2OffsetS, -offsetS, offsetS) || !within(vt2SdS, leastSdS, mostSdS)) return undefined;
  return { name, tests, vt1OffsetS, vt1SdS, vt2OffsetS, vt2SdS };
}

/** A convention in words, as reports name it: "readers in general". */
export function conventionInWords(convention: Convention): string {
  switch (convention.kind) {
    case 'none':
      return 'physiological breakpoint';
    case 'readers':
      return 'readers in general';
    case 'laboratory':
      return `laboratory ${convention.name} (fitted on ${convention.tests} marked tests)`;
  }
}
