import { failFile, ok, type Result } from '#core/result.ts';

/** How VO2peak is averaged: `moving-time` n seconds, `binned-time` n seconds, `moving-breaths` n breaths. */
export type Averaging = {
  readonly kind: 'moving-time' | 'binned-time' | 'moving-breaths';
  /** Seconds or breaths, 5 to 60. */
  readonly length: number;
};

/** What a user may choose for a cpet batch; stored with it. */
export type CpetOptions = {
  /** Random text of the batch that salts subject ids: the same person gets the same id within it, and no other. */
  readonly subjectSalt: string;
  /** The averaging behind the headline VO2peak. */
  readonly peakAveraging: Averaging;
};

export const defaultCpetOptions: CpetOptions = {
  subjectSalt: '',
  peakAveraging: { kind: 'moving-time', length: 30 },
};

const averagingKinds: readonly string[] = ['moving-time', 'binned-time', 'moving-breaths'];

/** Parses stored options; a missing field takes its default, a bad one is a fault `options-invalid`. */
export function checkCpetOptions(raw: unknown): Result<CpetOptions> {
  if (raw === undefined) return ok(defaultCpetOptions);
  if (typeof raw !== 'object' || raw === null)
    return failFile('implausible', 'options-invalid', 'options are not an object');
  const { subjectSalt = '', peakAveraging = defaultCpetOptions.peakAveraging } = raw as Record<
    string,
    unknown
  >;
  if (typeof subjectSalt !== 'string')
    return failFile('implausible', 'options-invalid', 'subjectSalt is not text');
  const averaging = peakAveraging as Partial<Averaging>;
  if (
    typeof averaging.kind !== 'string' ||
    !averagingKinds.includes(averaging.kind) ||
    typeof averaging.length !== 'number' ||
    !(averaging.length >= 5 && averaging.length <= 60)
  ) {
    return failFile('implausible', 'options-invalid', 'peakAveraging needs a kind and a length of 5 to 60');
  }
  return ok({ subjectSalt, peakAveraging: { kind: averaging.kind, length: averaging.length } });
}
