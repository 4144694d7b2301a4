import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { meanAround } from './paired-seconds.ts';
import { oxidationFrayn, oxidationPeronnet, type Oxidation } from './substrate-oxidation.ts';
import type { TestView } from './test-view.ts';

const equations = [
  {
    id: 'frayn',
    title: 'Frayn',
    oxidation: oxidationFrayn,
    citation: { source: 'Frayn 1983, J Appl Physiol 55:628', checked: 'repository' },
  },
  {
    id: 'peronnet',
    title: 'Péronnet',
    oxidation: oxidationPeronnet,
    citation: { source: 'Péronnet, Massicotte 1991, Can J Sport Sci 16:23', checked: 'repository' },
  },
] as const;

type Place = {
  readonly id: 'rest' | 'vt1';
  readonly words: string;
  /** Centre and width of the window, s; or why there is none. */
  readonly window: (view: TestView) => { readonly timeS: number; readonly widthS: number } | string;
};

const places: readonly Place[] = [
  {
    id: 'rest',
    words: 'at rest',
    window: ({ rest }) => {
      if (rest === undefined) return 'no rest recorded';
      return rest.endS - rest.startS < 60
        ? 'under a minute of rest'
        : { timeS: rest.endS - 30.5, widthS: 59 };
    },
  },
  {
    id: 'vt1',
    words: 'at VT1',
    window: ({ vt1TimeS }) =>
      vt1TimeS === undefined ? 'VT1 is indeterminate' : { timeS: vt1TimeS, widthS: 30 },
  },
];

type Substrate = { readonly id: 'fat' | 'carbohydrate'; readonly of: (oxidation: Oxidation) => number };

const substrates: readonly Substrate[] = [
  { id: 'fat', of: ({ fatGPerMin }) => fatGPerMin },
  { id: 'carbohydrate', of: ({ carbohydrateGPerMin }) => carbohydrateGPerMin },
];

/** What is burnt at a place; below nothing counts as nothing. */
function burnt(
  view: TestView,
  place: Place,
  oxidation: (vo2: number, vco2: number) => Oxidation,
  substrate: Substrate,
): Outcome {
  const window = place.window(view);
  if (typeof window === 'string') return { reason: window };
  const vo2 = meanAround(view, 'vo2MlPerMin', window.timeS, window.widthS);
  const vco2 = meanAround(view, 'vco2MlPerMin', window.timeS, window.widthS);
  if (vo2 === undefined || vco2 === undefined || vo2 <= 0) return { reason: 'VO2 or VCO2 not known there' };
  const rer = vco2 / vo2;
  return rer < 0.7 || rer > 1
    ? { reason: `RER ${rer.toFixed(2)} there: substrates show at 0.70 to 1.00 only` }
    : { value: Math.max(0, substrate.of(oxidation(vo2 / 1000, vco2 / 1000))), timeS: window.timeS };
}

/** Fat and carbohydrate at rest and at VT1 by both equations. On a ramp nothing is steady, and the judgement says so. */
export const substratesAt: readonly MetricDefinition[] = places.flatMap((place) =>
  equations.flatMap(({ id, title, oxidation, citation }) =>
    substrates.map((substrate) => ({
      id: `${substrate.id}_${place.id}_${id}_g_min`,
      title: `${substrate.id === 'fat' ? 'Fat' : 'Carbohydrate'} ${place.words} (${title})`,
      unit: 'g/min',
      digits: 2,
      formula: `${substrate.id} oxidation by ${title} from mean VO2 and VCO2 of ${place.id === 'rest' ? 'the last minute of rest' : '30 s'}`,
      citation,
      compute: (view: TestView) => burnt(view, place, oxidation, substrate),
      judge: (_value: number, { protocol }: TestView) =>
        place.id === 'vt1' && !(protocol.kind === 'steps' && (protocol.stepDurationS ?? 0) >= 170)
          ? { text: 'not steady on this protocol: qualitative', citation }
          : undefined,
    })),
  ),
);
