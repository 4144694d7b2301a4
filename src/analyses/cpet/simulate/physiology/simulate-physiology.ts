import { seededRandom } from '#core/random.ts';
import { drawAveraging, type CartAveraging } from './averaging.ts';
import { breathe, drawNoiseTraits } from './breath-noise.ts';
import { drawCarbonDioxideTraits, giveOffCarbonDioxide } from './carbon-dioxide.ts';
import { drawOperator, phasesOnClock, punctual, recordRows, type Operator } from './cart-clock.ts';
import { drawDeviceErrors, measure, perfectDevice, type DeviceErrors } from './device-errors.ts';
import { seedOf } from './distributions.ts';
import { drawEndTidalTraits, endTidalPressures } from './end-tidal.ts';
import { drawHardNegative, type HardNegative } from './hard-negatives.ts';
import { beat, drawHeartRateTraits } from './heart-rate.ts';
import { isAcceptable, labelThresholds, type TrueThreshold, type TrueThresholds } from './labels.ts';
import { drawOscillation, oscillate } from './oscillation.ts';
import { drawOxygenTraits, takeUpOxygen, type OxygenUptake } from './oxygen-uptake.ts';
import { aimAtPaco2, drawPaco2Traits } from './paco2-set-point.ts';
import { largest } from './per-second.ts';
import type { PhysiologicalTest, TrueCourse } from './physiological-test.ts';
import { drawPlan, type ExercisePlan, type StepS } from './protocol.ts';
import { drawPerson, type Ergometer, type SimulatedPerson, type SubjectGroup } from './subject.ts';
import { drawAbsentChannels, inventSetting } from './setting.ts';
import { drawVentilationTraits, ventilate } from './ventilation.ts';

export type PhysiologyOptions = {
  readonly group?: SubjectGroup;
  readonly ergometer?: Ergometer;
  readonly stepS?: StepS;
  readonly averaging?: CartAveraging;
  /** 'none' forbids hard negatives; absent draws them as often as laboratories see them. */
  readonly hardNegative?: HardNegative | 'none';
  /** Default: drawn errors of the cart. */
  readonly device?: DeviceErrors;
  /** Default: a drawn one, who may start the record late or stop the load late. */
  readonly operator?: Operator;
  /** Whether carts may lack channels (HR .15, end-tidals .20, VT and RF .12, load .30). Default true. */
  readonly channelDropOut?: boolean;
};

/**
 * A physiological test with known thresholds from a seed: person, protocol, VO2, VCO2, PaCO2 set-point, VE, end-tidal
 * pressures, breaths, artefacts, the cart's errors and averaging. The same seed and options give the same test. Each
 * part draws from its own generator. Tests no laboratory would keep are drawn again.
 */
export function simulatePhysiology(seed: number, options: PhysiologyOptions = {}): PhysiologicalTest {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const setUp = drawSetUp(seedOf(seed, 1000 + attempt), options);
    if (setUp !== undefined) return record(seed, setUp, options);
  }
  throw new Error(`no acceptable test for seed ${seed} in 60 draws`);
}

type SetUp = {
  readonly seed: number;
  readonly hardNegative: HardNegative | undefined;
  readonly person: SimulatedPerson;
  readonly plan: ExercisePlan;
  readonly uptake: OxygenUptake;
  readonly thresholds: TrueThresholds;
};

/** The parts that have a generator of their own; the numbers are part of what a seed means. */
const part = {
  setUp: 1,
  person: 2,
  plan: 3,
  oxygen: 4,
  control: 5,
  gas: 6,
  breaths: 7,
  cart: 8,
  file: 9,
} as const;

function drawSetUp(seed: number, options: PhysiologyOptions): SetUp | undefined {
  const drawn = drawHardNegative(seededRandom(seedOf(seed, part.setUp)));
  const wanted = options.hardNegative === 'none' ? undefined : options.hardNegative;
  const hardNegative = options.hardNegative === undefined ? drawn : wanted;
  const ergometer = hardNegative === 'arm-crank' ? 'arm-crank' : options.ergometer;
  const person = drawPerson(seededRandom(seedOf(seed, part.person)), {
    ...(options.group === undefined ? {} : { group: options.group }),
    ...(ergometer === undefined ? {} : { ergometer }),
  });
  const plan = drawPlan(
    seededRandom(seedOf(seed, part.plan)),
    person,
    hardNegative,
    options.stepS === undefined ? {} : { stepS: options.stepS },
  );
  const traits = drawOxygenTraits(seededRandom(seedOf(seed, part.oxygen)), person, hardNegative);
  const uptake = takeUpOxygen(plan, person, traits);
  const thresholds = labelThresholds(person, plan, uptake);
  return isAcceptable(thresholds, plan, uptake, hardNegative === 'no-vt1')
    ? { seed, hardNegative, person, plan, uptake, thresholds }
    : undefined;
}

type Body = {
  readonly course: Omit<TrueCourse, 'clockStartS'>;
  readonly barometricPressureMmHg: number;
  readonly oscillatory: boolean;
};

/** What the body does in the test, without breaths. */
function respond({ seed, hardNegative, person, plan, uptake }: SetUp): Body {
  const control = seededRandom(seedOf(seed, part.control));
  const paco2Traits = drawPaco2Traits(control, person, hardNegative);
  const aim = aimAtPaco2(paco2Traits, person, plan, uptake);
  const gas = seededRandom(seedOf(seed, part.gas));
  const vco2MlPerMin = giveOffCarbonDioxide(
    drawCarbonDioxideTraits(gas, person),
    person,
    uptake,
    aim,
    paco2Traits.vt1Width,
  );
  const ventilation = ventilate(drawVentilationTraits(gas, person), vco2MlPerMin, aim);
  const endTidal = drawEndTidalTraits(gas, person);
  const course = {
    vo2MlPerMin: uptake.mouth,
    vco2MlPerMin,
    veLPerMin: ventilation.veLPerMin,
    vtL: ventilation.vtL,
    ...endTidalPressures(endTidal, uptake.mouth, vco2MlPerMin, ventilation),
    hrBpm: beat(drawHeartRateTraits(gas, person), person, uptake.mouth),
    paco2MmHg: ventilation.paco2MmHg,
    deadSpaceShare: ventilation.deadSpaceShare,
  };
  const waves = drawOscillation(gas, person);
  return {
    course: waves === undefined ? course : oscillate(course, waves, person),
    barometricPressureMmHg: endTidal.barometricPressureMmHg,
    oscillatory: waves !== undefined,
  };
}

function record(seed: number, setUp: SetUp, options: PhysiologyOptions): PhysiologicalTest {
  const { person, plan, uptake, hardNegative } = setUp;
  const { course, barometricPressureMmHg, oscillatory } = respond(setUp);
  const lengthS = course.vo2MlPerMin.length;
  const cart = seededRandom(seedOf(setUp.seed, part.cart));
  const drawn = {
    averaging: drawAveraging(cart),
    device: drawDeviceErrors(cart, lengthS),
    operator: drawOperator(cart, plan),
  };
  const { averaging, device, operator } = { ...drawn, ...options };
  const noise = seededRandom(seedOf(setUp.seed, part.breaths));
  const breaths = breathe(noise, course, drawNoiseTraits(noise, lengthS), person.vo2PeakMlPerMin);
  const measured = measure(cart, breaths, device, barometricPressureMmHg);
  const file = seededRandom(seedOf(setUp.seed, part.file));
  const setting = inventSetting(file, person);
  const absentChannels = drawAbsentChannels(file);
  return {
    seed,
    ...setting,
    mode: person.ergometer === 'treadmill' ? 'treadmill' : 'cycle',
    protocol: plan.protocol,
    phases: phasesOnClock(plan, uptake, operator),
    barometricPressureMmHg,
    truth: truthOnClock(setUp, operator),
    breaths: recordRows(measured, plan, uptake, operator, averaging, device),
    description: {
      generator: 'physiological',
      group: person.group,
      ergometer: person.ergometer,
      stepS: plan.stepS,
      ...(plan.rateWPerMin === undefined ? {} : { rateWPerMin: plan.rateWPerMin }),
      ...(hardNegative === undefined ? {} : { hardNegative }),
      averaging,
      device,
      oscillatory,
      hasRespiratoryCompensation: person.hasVt2,
      unfitness: person.unfitness,
      exerciseEndS: uptake.endS - operator.clockStartS,
      absentChannels: options.channelDropOut === false ? [] : absentChannels,
    },
    course: { ...course, clockStartS: operator.clockStartS },
  };
}

function truthOnClock({ uptake, thresholds }: SetUp, operator: Operator): PhysiologicalTest['truth'] {
  const onClock = (label: TrueThreshold): TrueThreshold => ({
    ...label,
    timeS: label.timeS - operator.clockStartS,
  });
  const { vt1, vt2 } = thresholds;
  return {
    vo2PeakMlPerMin: largest(uptake.mouth.subarray(0, uptake.endS + 21)),
    ...(vt1 === undefined ? {} : { vt1: onClock(vt1) }),
    ...(vt2 === undefined ? {} : { vt2: onClock(vt2) }),
  };
}

/** Options for a test as an ideal cart and operator would record it: breath by breath, nothing lost, no gain. */
export const idealRecord: Required<
  Pick<PhysiologyOptions, 'averaging' | 'device' | 'operator' | 'channelDropOut'>
> = {
  averaging: { kind: 'none' },
  device: perfectDevice,
  operator: punctual,
  channelDropOut: false,
};
