import type { ChannelId } from '../../channels.ts';
import type { SimulatedTest } from '../plain-test.ts';
import type { CartAveraging } from './averaging.ts';
import type { DeviceErrors } from './device-errors.ts';
import type { HardNegative } from './hard-negatives.ts';
import type { NoiseFreeCourse } from './noise-free-course.ts';
import type { PerSecond } from './per-second.ts';
import type { StepS } from './protocol.ts';
import type { Ergometer, SubjectGroup } from './subject.ts';

/** What a simulated test is, beyond its breaths: strata for held-out sets, and truths a cart cannot know. */
export type TestDescription = {
  readonly generator: 'physiological' | 'phenomenological';
  readonly group: SubjectGroup;
  readonly ergometer: Ergometer;
  /** 0 for a ramp. */
  readonly stepS: StepS;
  readonly rateWPerMin?: number;
  readonly hardNegative?: HardNegative;
  readonly averaging: CartAveraging;
  /** What the cart's VO2 is wrong by; thresholds are in true mouth VO2. */
  readonly device: DeviceErrors;
  readonly oscillatory: boolean;
  readonly hasRespiratoryCompensation: boolean;
  readonly unfitness: number;
  /** The last moment of the rising load, s, on the test's clock. */
  readonly exerciseEndS: number;
  /** Channels that this cart does not export, though the breaths carry them. */
  readonly absentChannels: readonly ChannelId[];
};

/** The truth behind a test, second by second; second 0 of the series lies `clockStartS` before the first row's clock. */
export type TrueCourse = NoiseFreeCourse & {
  /** Known to the physiological generator only. */
  readonly paco2MmHg?: PerSecond;
  readonly deadSpaceShare?: PerSecond;
  /** What the test's clock lags the course by, s: the recording may have begun after the test. */
  readonly clockStartS: number;
};

export type PhysiologicalTest = SimulatedTest & {
  readonly description: TestDescription;
  readonly course: TrueCourse;
};
