import { normal, seededRandom, type Random } from '#core/random.ts';
import { respond, type Moment, type Responses } from './breathing.ts';
import { inventSubject, type CalendarDay, type InventedSubject } from './invented-subject.ts';
import { planWork, type Load, type PlannedPhases, type ProtocolKind, type WorkPlan } from './work-plan.ts';

/** One breath as a perfect cart would store it, stamped at its end. Gas volumes: VO2 and VCO2 STPD, VE and VT BTPS. */
export type SimulatedBreath = Moment & Load & { readonly timeS: number; readonly rfPerMin: number };

export type SimulateOptions = {
  readonly protocol?: ProtocolKind;
  readonly mode?: 'cycle' | 'treadmill';
  readonly sex?: 'female' | 'male';
  readonly ageY?: number;
  readonly restS?: number;
  readonly warmUpS?: number;
  readonly exerciseS?: number;
  readonly recoveryS?: number;
  /** Relative SD of a breath's VO2; 0 gives smooth curves. Default 0.065, within what real tests show. */
  readonly breathNoise?: number;
  /** Swallows and sighs per minute; default 0.1. */
  readonly artefactsPerMin?: number;
};

/** A test with its truth: what a reader and an analysis should find. */
export type SimulatedTest = {
  readonly seed: number;
  readonly subject: InventedSubject;
  readonly testDate: CalendarDay;
  readonly mode: 'cycle' | 'treadmill';
  readonly protocol: ProtocolKind;
  readonly phases: PlannedPhases;
  readonly barometricPressureMmHg: number;
  readonly temperatureC: number;
  readonly relativeHumidityPercent: number;
  readonly truth: {
    readonly vo2PeakMlPerMin: number;
    /** When and where the noise-free VO2 first crosses the threshold; absent where it never does. */
    readonly vt1?: { readonly timeS: number; readonly vo2MlPerMin: number };
    readonly vt2?: { readonly timeS: number; readonly vo2MlPerMin: number };
  };
  readonly breaths: readonly SimulatedBreath[];
};

/**
 * A plain seeded test with believable curves and known thresholds: the same seed and options give the same test on
 * every machine. Simple on purpose; not a physiological model of disease, fitness or carts.
 */
export function simulateTest(seed: number, options: SimulateOptions = {}): SimulatedTest {
  const random = seededRandom(seed);
  const testDate = {
    year: 2023 + Math.floor(random() * 2),
    month: 1 + Math.floor(random() * 12),
    day: 1 + Math.floor(random() * 28),
  };
  const subject = inventSubject(random, testDate, options);
  const mode = options.mode ?? 'cycle';
  const protocol = options.protocol ?? 'ramp';
  const responses = inventResponses(random, subject, mode);
  const plan = planWork({
    protocol,
    restS: options.restS ?? 60,
    warmUpS: options.warmUpS ?? 120,
    exerciseS: options.exerciseS ?? (protocol === 'steps' ? 1200 : 540 + Math.round(random() * 12) * 10),
    recoveryS: options.recoveryS ?? 120,
  });
  const moments = respond(plan, responses);
  const loadAt = loads(plan, responses, mode);
  return {
    seed,
    subject,
    testDate,
    mode,
    protocol,
    phases: plan.phases,
    barometricPressureMmHg: responses.barometricPressureMmHg,
    temperatureC: 19 + Math.round(random() * 50) / 10,
    relativeHumidityPercent: 30 + Math.floor(random() * 30),
    truth: truthOf(moments, responses),
    breaths: takeBreaths(random, moments, loadAt, options),
  };
}

function inventResponses(random: Random, subject: InventedSubject, mode: 'cycle' | 'treadmill'): Responses {
  const { bodyMassKg, ageY, sex } = subject;
  const fitness = (mode === 'treadmill' ? 50 : 45) - 0.3 * (ageY - 30) - (sex === 'female' ? 6 : 0);
  const peak = Math.max(24, fitness + 4 * normal(random)) * bodyMassKg;
  const vt1 = 0.56 + 0.06 * random();
  const slopeBelow = 0.92 + 0.02 * normal(random);
  return {
    vo2RestMlPerMin: 4 * bodyMassKg,
    vo2UnloadedMlPerMin: (mode === 'treadmill' ? 12 : 8.5) * bodyMassKg,
    vo2PeakMlPerMin: peak,
    vt1MlPerMin: vt1 * peak,
    vt2MlPerMin: (vt1 + 0.22 + 0.05 * random()) * peak,
    vo2TimeConstantS: 26 + 8 * random(),
    slopeBelow,
    slopeAbove: slopeBelow + 0.52 + 0.06 * random(),
    paco2RestMmHg: 38.5 + normal(random),
    vtRestL: sex === 'male' ? 0.75 : 0.6,
    vtPeakL: (sex === 'male' ? 2.7 : 2) + 0.15 * normal(random),
    hrRestBpm: 68 + Math.round(6 * normal(random)),
    hrPeakBpm: 208 - 0.7 * ageY + 4 * normal(random), // Tanaka 2001, J Am Coll Cardiol 37:153
    barometricPressureMmHg: Math.round(750 + 8 * normal(random)),
  };
}

/** Watts at 10.1 mL/min per W, or the running speed of the ACSM equation (0.2 v + 0.9 v · grade + 3.5, v in m/min). */
function loads(plan: WorkPlan, r: Responses, mode: 'cycle' | 'treadmill'): (timeS: number) => Load {
  const gradePercent = 1;
  const massKg = r.vo2RestMlPerMin / 4;
  return (timeS) => {
    const intensity = plan.intensityAt(timeS);
    if (mode === 'cycle') {
      const watts = (Math.max(0, intensity) * (r.vo2PeakMlPerMin - r.vo2UnloadedMlPerMin)) / 10.1;
      return { workRateW: Math.round(watts) };
    }
    if (intensity < 0) return { speedKmPerH: 0, gradePercent: 0 };
    const vo2 = r.vo2UnloadedMlPerMin + intensity * (r.vo2PeakMlPerMin - r.vo2UnloadedMlPerMin);
    const metresPerMin = (vo2 / massKg - 3.5) / (0.2 + (0.9 * gradePercent) / 100);
    return { speedKmPerH: Math.round(metresPerMin * 0.6) / 10, gradePercent };
  };
}

function truthOf(moments: readonly Moment[], r: Responses): SimulatedTest['truth'] {
  const crossing = (vo2MlPerMin: number): { timeS: number; vo2MlPerMin: number } | undefined => {
    const timeS = moments.findIndex((moment) => moment.vo2MlPerMin >= vo2MlPerMin);
    return timeS < 0 ? undefined : { timeS, vo2MlPerMin };
  };
  const vt1 = crossing(r.vt1MlPerMin);
  const vt2 = crossing(r.vt2MlPerMin);
  return {
    vo2PeakMlPerMin: moments.reduce((peak, moment) => Math.max(peak, moment.vo2MlPerMin), 0),
    ...(vt1 === undefined ? {} : { vt1 }),
    ...(vt2 === undefined ? {} : { vt2 }),
  };
}

/**
 * Breath noise after what eight real tests show: a white part common to volumes and gases, a slow ventilatory
 * fluctuation that moves VE more than VCO2 more than VO2 and the end-tidal pressures against each other.
 */
function takeBreaths(
  random: Random,
  moments: readonly Moment[],
  loadAt: (timeS: number) => Load,
  options: SimulateOptions,
): SimulatedBreath[] {
  const noise = options.breathNoise ?? 0.065;
  const perMin = options.artefactsPerMin ?? 0.1;
  const breaths: SimulatedBreath[] = [];
  let timeS = 0;
  let slow = 0;
  let hrNoise = 0;
  for (;;) {
    const now = moments[Math.floor(timeS)];
    if (now === undefined) return breaths;
    slow = 0.6 * slow + 0.8 * 0.8 * noise * normal(random);
    hrNoise = 0.93 * hrNoise + 0.5 * normal(random);
    const white = noise * normal(random);
    const artefact = artefactFactor(random, (perMin * now.vtL) / now.veLPerMin);
    const ve = now.veLPerMin * Math.exp(white + slow);
    const vt = now.vtL * Math.exp(1.4 * noise * normal(random) + 0.25 * (white + slow));
    const gas = noise > 0 ? 1 : 0;
    const rf = ve / vt;
    timeS += 60 / rf;
    if (timeS >= moments.length) return breaths;
    breaths.push({
      timeS,
      vo2MlPerMin: now.vo2MlPerMin * artefact * Math.exp(white + 0.3 * slow + gas * 0.012 * normal(random)),
      vco2MlPerMin: now.vco2MlPerMin * artefact * Math.exp(white + 0.68 * slow + gas * 0.01 * normal(random)),
      veLPerMin: ve * artefact,
      vtL: vt * artefact,
      rfPerMin: rf,
      peto2MmHg: now.peto2MmHg + 0.6 * (149 - now.peto2MmHg) * slow + gas * 0.7 * normal(random),
      petco2MmHg: now.petco2MmHg * (1 - 0.32 * slow) - gas * 0.5 * normal(random),
      hrBpm: Math.round(now.hrBpm + gas * hrNoise),
      ...loadAt(timeS),
    });
  }
}

function artefactFactor(random: Random, chance: number): number {
  if (random() >= chance) return 1;
  return random() < 0.5 ? 0.2 + 0.3 * random() : 1.5 + 0.5 * random();
}
