import { hrMaxEquations, type HrMaxEquationId } from './hr-max.ts';
import type { Citation } from './citation.ts';
import type { Person, Predicted } from './person.ts';
import { vo2MaxEquations, type Vo2MaxEquationId } from './vo2max.ts';

/** One predicted value with the equation that the user chose, as the finding keeps it. */
export type Prediction = {
  readonly equation: string;
  readonly title: string;
  readonly citation: Citation;
  readonly predicted: Predicted;
};

export type Predictions = { readonly vo2MaxMlPerMin: Prediction; readonly hrMaxBpm: Prediction };

/** Predicted maxima of a person by the chosen equations; throws for an id that is not in the lists (a bug). */
export function predictMaxima(person: Person, vo2Max: Vo2MaxEquationId, hrMax: HrMaxEquationId): Predictions {
  const oxygen = vo2MaxEquations.find((equation) => equation.id === vo2Max);
  const heart = hrMaxEquations.find((equation) => equation.id === hrMax);
  if (oxygen === undefined || heart === undefined) throw new Error(`unknown equation ${vo2Max} or ${hrMax}`);
  return {
    vo2MaxMlPerMin: {
      equation: oxygen.id,
      title: oxygen.title,
      citation: oxygen.citation,
      predicted: oxygen.predictMlPerMin(person),
    },
    hrMaxBpm: {
      equation: heart.id,
      title: heart.title,
      citation: heart.citation,
      predicted: heart.predictBpm(person),
    },
  };
}
