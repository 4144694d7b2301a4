/** What the ergometer does at one moment: watts on a cycle, speed and grade on a treadmill. */
export type Load = {
  readonly workRateW?: number;
  readonly speedKmPerH?: number;
  readonly gradePercent?: number;
};

export type ProtocolKind = 'ramp' | 'steps' | 'stages-then-ramp' | 'constant-load';

/** The start of each phase, in s from the start of the recording; recovery runs to `endS`. */
export type PlannedPhases = {
  readonly restS: number;
  readonly warmUpS: number;
  readonly exerciseS: number;
  /** Start of the part whose load rises to the peak; equals exerciseS unless stages come first. */
  readonly incrementalS: number;
  readonly recoveryS: number;
  readonly endS: number;
};

/** A whole test as planned: phases, and the intensity (0 = unloaded, 1 = what the peak VO2 pays for) at a time. */
export type WorkPlan = { readonly phases: PlannedPhases; readonly intensityAt: (timeS: number) => number };

export type PlanOptions = {
  readonly protocol: ProtocolKind;
  readonly restS: number;
  readonly warmUpS: number;
  /** Duration of the rising part (of the constant load where that is the protocol), s. */
  readonly exerciseS: number;
  readonly recoveryS: number;
};

const warmUpIntensity = 0.08;
const stageS = 240;
const stageIntensities = [0.25, 0.36, 0.47];
const pauseS = 120;
const stepS = 180;

/** Lays a protocol out in time. Steps last 3 min; the stages before a ramp last 4 min and end in a 2-min pause. */
export function planWork(options: PlanOptions): WorkPlan {
  const exerciseS = options.restS + options.warmUpS;
  const stagesS = options.protocol === 'stages-then-ramp' ? stageIntensities.length * stageS + pauseS : 0;
  const incrementalS = exerciseS + stagesS;
  const recoveryS = incrementalS + options.exerciseS;
  const phases = {
    restS: 0,
    warmUpS: options.restS,
    exerciseS,
    incrementalS,
    recoveryS,
    endS: recoveryS + options.recoveryS,
  };
  return { phases, intensityAt: (timeS) => intensityAt(options, phases, timeS) };
}

function intensityAt(options: PlanOptions, phases: PlannedPhases, timeS: number): number {
  if (timeS < phases.warmUpS) return -1;
  if (timeS < phases.exerciseS || timeS >= phases.recoveryS) return warmUpIntensity;
  if (timeS < phases.incrementalS) {
    return stageIntensities[Math.floor((timeS - phases.exerciseS) / stageS)] ?? warmUpIntensity;
  }
  const elapsedS = timeS - phases.incrementalS;
  // The load ends above what the peak pays for, because VO2 lags the load by its time constant.
  const rise = 1.1 - warmUpIntensity;
  switch (options.protocol) {
    case 'constant-load':
      return 0.5;
    case 'steps': {
      const steps = Math.max(1, Math.ceil(options.exerciseS / stepS));
      return warmUpIntensity + (rise * (Math.floor(elapsedS / stepS) + 1)) / steps;
    }
    case 'ramp':
    case 'stages-then-ramp':
      return warmUpIntensity + (rise * elapsedS) / options.exerciseS;
  }
}
