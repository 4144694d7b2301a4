import type { ChannelId } from '../channels.ts';
import type { Phase, Protocol } from '../finding.ts';
import type { Sampling } from '../recording.ts';
import type { Person } from '../reference-values/person.ts';
import type { SecondSeries } from '../resampling.ts';

/** A stretch of time, s on the file's clock. */
export type Span = { readonly startS: number; readonly endS: number };

/**
 * A cleaned test as metrics see it: every channel at whole seconds (gaps over 15 s stay unknown), the phases, the
 * thresholds that were accepted, and who was tested. Nothing is assumed: what is not known is undefined.
 */
export type TestView = {
  readonly seconds: Readonly<Partial<Record<ChannelId, SecondSeries>>>;
  readonly sampling: Sampling;
  readonly protocol: Protocol;
  readonly phases: readonly Phase[];
  /** The exercise that the peaks come from, warm-up left out. */
  readonly exercise: Span;
  /** The incremental part; undefined for constant load and intervals. */
  readonly incremental?: Span;
  readonly rest?: Span;
  /** The recovery after the exercise that the peaks come from. */
  readonly recovery?: Span;
  /** How start and end of the exercise are known: found from gas exchange, they cannot time gas exchange. */
  readonly exerciseFoundFrom?: Phase['foundFrom'];
  readonly vt1TimeS?: number;
  readonly vt2TimeS?: number;
  readonly vo2PeakMlPerMin?: number;
  readonly rerPeak?: number;
  readonly hrPeakBpm?: number;
  readonly vePeakLPerMin?: number;
  readonly o2PulsePeakMlPerBeat?: number;
  readonly person: Person;
  /** Predicted maximal heart rate by the equation that the user chose, with its title. */
  readonly hrMaxPredicted?: { readonly bpm: number; readonly title: string };
  /** Predicted maximal oxygen uptake by the equation that the user chose, with its title. */
  readonly vo2MaxPredicted?: { readonly mlPerMin: number; readonly title: string };
};
