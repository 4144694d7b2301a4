/** What one command makes, and of what. Seeds of sets never meet those of any other check (README.md). */
export type Recipe = {
  /** Sets to learn from, of so many tests each; written two at a time. */
  readonly trainingSets: number;
  readonly testsPerSet: number;
  readonly validationTests: number;
  readonly calibrationTests: number;
  /** Of the other generator, for figures only. */
  readonly sketchTests: number;
  /** Networks that are averaged. */
  readonly networks: number;
  readonly epochs: number;
  readonly width: number;
};

export const recipes = {
  /** What ships. */
  full: {
    trainingSets: 7,
    testsPerSet: 8000,
    validationTests: 3000,
    calibrationTests: 4000,
    sketchTests: 800,
    networks: 3,
    epochs: 10,
    width: 32,
  },
  /** A quarter of an hour: to try an idea. */
  short: {
    trainingSets: 2,
    testsPerSet: 8000,
    validationTests: 1000,
    calibrationTests: 1000,
    sketchTests: 400,
    networks: 1,
    epochs: 8,
    width: 32,
  },
  /** Seconds: whether every step still runs. Its model is good for nothing. */
  test: {
    trainingSets: 1,
    testsPerSet: 100,
    validationTests: 40,
    calibrationTests: 50,
    sketchTests: 20,
    networks: 1,
    epochs: 3,
    width: 8,
  },
} as const satisfies Record<string, Recipe>;

export const firstSeeds = {
  train: 1_000_000,
  val: 3_000_000,
  sketch: 3_500_000,
  calibration: 4_000_000,
} as const;
