import { failFile, ok, type Result } from '#core/result.ts';
import { checkProfiles } from './laboratory-profiles/check-profile.ts';
import type { LaboratoryProfile } from './laboratory-profiles/profile.ts';
import { checkConvention, defaultConvention } from './model/convention.ts';
import type { Convention } from './model/domain-answer.ts';
import { hrMaxEquations, type HrMaxEquationId } from './reference-values/hr-max.ts';
import { vo2MaxEquations, type Vo2MaxEquationId } from './reference-values/vo2max.ts';

/** How VO2peak is averaged: `moving-time` n seconds, `binned-time` n seconds, `moving-breaths` n breaths. */
export type Averaging = {
  readonly kind: 'moving-time' | 'binned-time' | 'moving-breaths';
  /** Seconds or breaths, a whole number of 5 to 60. */
  readonly length: number;
};

/** What a user may choose for a cpet batch; stored with it. */
export type CpetOptions = {
  /** Random text of the batch that salts subject ids: the same person gets the same id within it, and no other. */
  readonly subjectSalt: string;
  /** The averaging behind the headline VO2peak. */
  readonly peakAveraging: Averaging;
  /** Which reference equations percent predicted is against; named in every report. */
  readonly vo2MaxEquation: Vo2MaxEquationId;
  readonly hrMaxEquation: HrMaxEquationId;
  /** Whose VT1 and VT2 the network is to give; named in every report. */
  readonly thresholdConvention: Convention;
  /** Ids of the user's own models that answer beside the shipped one. */
  readonly comparedModels: readonly string[];
  /** How files with headings of a laboratory's own are read; absent where none has any. */
  readonly profiles?: readonly LaboratoryProfile[];
};

/** More models than this beside the shipped one would make every file wait. */
const mostComparedModels = 8;

export const defaultCpetOptions: CpetOptions = {
  subjectSalt: '',
  peakAveraging: { kind: 'moving-time', length: 30 },
  vo2MaxEquation: 'wasserman-hansen',
  hrMaxEquation: 'tanaka-2001',
  thresholdConvention: defaultConvention,
  comparedModels: [],
};

const averagingKinds: readonly string[] = ['moving-time', 'binned-time', 'moving-breaths'];

/** Parses stored options; a missing field takes its default, a bad one is a fault `options-invalid`. */
export function checkCpetOptions(raw: unknown): Result<CpetOptions> {
  if (raw === undefined) return ok(defaultCpetOptions);
  if (typeof raw !== 'object' || raw === null) return invalid('options are not an object');
  const given: Partial<Record<keyof CpetOptions, unknown>> = { ...defaultCpetOptions, ...raw };
  const { subjectSalt } = given;
  if (typeof subjectSalt !== 'string') return invalid('subjectSalt is not text');
  const averaging = given.peakAveraging as Partial<Averaging> | null;
  if (
    typeof averaging?.kind !== 'string' ||
    !averagingKinds.includes(averaging.kind) ||
    typeof averaging.length !== 'number' ||
    !(Number.isInteger(averaging.length) && averaging.length >= 5 && averaging.length <= 60)
  ) {
    return invalid('peakAveraging needs a kind and a whole length of 5 to 60');
  }
  const vo2Max = vo2MaxEquations.find((equation) => equation.id === given.vo2MaxEquation);
  const hrMax = hrMaxEquations.find((equation) => equation.id === given.hrMaxEquation);
  if (vo2Max === undefined || hrMax === undefined) return invalid('unknown reference equation');
  const thresholdConvention = checkConvention(given.thresholdConvention);
  if (thresholdConvention === undefined)
    return invalid('thresholdConvention is none that this version knows');
  const { comparedModels } = given;
  if (!isShortList(comparedModels)) return invalid('comparedModels is not a list of up to 8 model ids');
  const profiles = checkProfiles(given.profiles ?? []);
  if (profiles === undefined) return invalid('profiles are not up to 50 laboratory profiles');
  return ok({
    subjectSalt,
    peakAveraging: { kind: averaging.kind, length: averaging.length },
    vo2MaxEquation: vo2Max.id,
    hrMaxEquation: hrMax.id,
    thresholdConvention,
    comparedModels: [...new Set(comparedModels)],
    ...(profiles.length > 0 && { profiles }),
  });
}

function invalid(detail: string): Result<CpetOptions> {
  return failFile('implausible', 'options-invalid', detail);
}

function isShortList(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= mostComparedModels &&
    value.every((id) => typeof id === 'string' && id !== '' && id.length <= 100)
  );
}
