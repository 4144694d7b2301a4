import type { PerSecond } from './per-second.ts';

/** What an ideal cart would measure at every second, before breaths, errors and averaging. */
export type NoiseFreeCourse = {
  /** At the mouth, STPD. */
  readonly vo2MlPerMin: PerSecond;
  readonly vco2MlPerMin: PerSecond;
  /** BTPS. */
  readonly veLPerMin: PerSecond;
  readonly vtL: PerSecond;
  readonly peto2MmHg: PerSecond;
  readonly petco2MmHg: PerSecond;
  readonly hrBpm: PerSecond;
};
