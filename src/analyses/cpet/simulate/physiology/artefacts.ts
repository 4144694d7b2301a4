import { normal, type Random } from '#core/random.ts';
import type { Breath } from './breath.ts';
import { chooseEvenly, happens, uniform } from './distributions.ts';

/** Somebody speaks: slow, uneven breaths. */
export type Talk = { readonly fromS: number; readonly toS: number };

export type Artefact = 'swallow' | 'sigh' | 'missed-breath' | 'end-tidal-glitch';

const kinds: readonly Artefact[] = ['swallow', 'sigh', 'missed-breath', 'end-tidal-glitch'];

/** One test in ten has one or two stretches of talk. */
export function drawTalk(random: Random, lengthS: number): readonly Talk[] {
  if (!happens(random, 0.1)) return [];
  return Array.from({ length: happens(random, 0.4) ? 2 : 1 }, () => {
    const fromS = uniform(random, 0, 0.7 * lengthS);
    return { fromS, toS: fromS + uniform(random, 5, 15) };
  });
}

/** Changes a breath where talk or an artefact falls on it; artefacts come as a Poisson process. VE stays VT · RF. */
export function disturb(
  random: Random,
  breath: Breath,
  traits: { readonly artefactsPerMin: number; readonly talks: readonly Talk[] },
  timeS: number,
): Artefact | undefined {
  if (traits.talks.some(({ fromS, toS }) => timeS >= fromS && timeS < toS)) {
    reshape(breath, Math.exp(0.25 * normal(random)), uniform(random, 0.55, 0.85));
    breath.petco2MmHg += uniform(random, -2, 1);
  }
  if (!happens(random, traits.artefactsPerMin / breath.rfPerMin)) return undefined;
  const kind = chooseEvenly(random, kinds);
  switch (kind) {
    case 'swallow':
      reshape(breath, uniform(random, 0.15, 0.5), 1);
      breath.petco2MmHg -= uniform(random, 0, 6);
      breath.peto2MmHg += uniform(random, 0, 6);
      break;
    case 'sigh':
      reshape(breath, uniform(random, 1.4, 2.1), uniform(random, 0.95, 1.2));
      breath.vo2MlPerMin *= 0.9;
      break;
    case 'missed-breath':
      reshape(breath, uniform(random, 0.8, 1.2), 0.5);
      break;
    case 'end-tidal-glitch':
      breath.petco2MmHg -= uniform(random, 3, 10);
      breath.peto2MmHg += uniform(random, 3, 10);
      break;
  }
  return kind;
}

/** A deeper or quicker breath moves that much more gas. */
function reshape(breath: Breath, deeper: number, quicker: number): void {
  breath.vtL *= deeper;
  breath.rfPerMin *= quicker;
  breath.veLPerMin = breath.vtL * breath.rfPerMin;
  breath.vo2MlPerMin *= deeper * quicker;
  breath.vco2MlPerMin *= deeper * quicker;
}
