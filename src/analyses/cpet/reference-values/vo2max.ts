import type { Citation } from './citation.ts';
import { missingOf, type Person, type Predicted } from './person.ts';
import { koch2009Vo2MaxMlPerKgPerMin } from './koch-2009.ts';
import { wassermanHansenMlPerMin } from './wasserman-hansen.ts';

export type Vo2MaxEquationId =
  | 'friend-2017'
  | 'friend-2018'
  | 'wasserman-hansen'
  | 'hansen-2001'
  | 'jones-1985'
  | 'koch-2009'
  | 'blackie-1989'
  | 'cooper-1984';

/** A reference equation for maximal oxygen uptake. */
export type Vo2MaxEquation = {
  readonly id: Vo2MaxEquationId;
  readonly title: string;
  readonly citation: Citation;
  /** Predicted VO2max, mL/min, or the reason why it does not apply. */
  readonly predictMlPerMin: (person: Person) => Predicted;
};

type Complete = {
  readonly sex: 'female' | 'male';
  readonly ageY: number;
  readonly bodyMassKg: number;
  readonly heightCm: number;
  readonly mode: Person['mode'];
};

/** Runs a formula on a person of whom everything is known and whose age lies within the equation's range. */
function forComplete(
  ageRangeY: readonly [number, number],
  formula: (person: Complete) => Predicted,
): (person: Person) => Predicted {
  return (person) => {
    const { sex, ageY, bodyMassKg, heightCm, mode } = person;
    if (sex === undefined || ageY === undefined || bodyMassKg === undefined || heightCm === undefined) {
      return { reason: missingOf(person, ['sex', 'ageY', 'bodyMassKg', 'heightCm']) ?? 'needs more' };
    }
    const [fromY, toY] = ageRangeY;
    if (ageY < fromY || ageY > toY) return { reason: `made for ages ${fromY} to ${toY}, not ${ageY}` };
    return formula({ sex, ageY, bodyMassKg, heightCm, mode });
  };
}

const poundsPerKg = 2.20462;
const cmPerInch = 2.54;

/** The equations in the order in which they are offered. */
export const vo2MaxEquations: readonly Vo2MaxEquation[] = [
  {
    id: 'wasserman-hansen',
    title: 'Wasserman and Hansen',
    citation: {
      source:
        'Hansen, Sue, Wasserman 1984, Am Rev Respir Dis 129:S49; Wasserman et al., Principles of Exercise Testing',
      checked: 'two-sources',
    },
    predictMlPerMin: forComplete([18, 90], (person) => ({ value: wassermanHansenMlPerMin(person) })),
  },
  {
    id: 'friend-2018',
    title: 'FRIEND 2018',
    citation: { source: 'de Souza e Silva et al. 2018, Eur J Prev Cardiol 25:742', checked: 'source-read' },
    // 45.2 − 0.35 age − 10.9 sex (1 male, 2 female) − 0.15 lb + 0.68 in − 0.46 mode (1 treadmill, 2 cycle), mL/kg/min
    predictMlPerMin: forComplete([20, 90], ({ sex, ageY, bodyMassKg, heightCm, mode }) => {
      if (mode === 'unknown') return { reason: 'needs to know whether it was a cycle or a treadmill' };
      const perKg =
        45.2 -
        0.35 * ageY -
        10.9 * (sex === 'male' ? 1 : 2) -
        0.15 * bodyMassKg * poundsPerKg +
        0.68 * (heightCm / cmPerInch) -
        0.46 * (mode === 'treadmill' ? 1 : 2);
      return { value: perKg * bodyMassKg };
    }),
  },
  {
    id: 'friend-2017',
    title: 'FRIEND 2017 (treadmill)',
    citation: { source: 'Myers et al. 2017, Prog Cardiovasc Dis 60:21', checked: 'source-read' },
    // 79.9 − 0.39 age − 13.7 sex (0 male, 1 female) − 0.127 lb, mL/kg/min; R² .62, SEE 7.2
    predictMlPerMin: forComplete([20, 90], ({ sex, ageY, bodyMassKg, mode }) =>
      mode === 'cycle'
        ? { reason: 'made for treadmill tests' }
        : {
            value:
              (79.9 - 0.39 * ageY - 13.7 * (sex === 'female' ? 1 : 0) - 0.127 * bodyMassKg * poundsPerKg) *
              bodyMassKg,
          },
    ),
  },
  {
    id: 'hansen-2001',
    title: 'Hansen 2001',
    citation: {
      source: 'Hansen et al., equations as printed with Wasserman’s 2001 text',
      checked: 'repository',
    },
    predictMlPerMin: forComplete([18, 90], ({ sex, ageY, bodyMassKg, heightCm }) => {
      const age = Math.max(ageY, 30);
      if (sex === 'male') {
        const idealKg = 0.79 * heightCm - 60.7;
        const perKg = bodyMassKg < idealKg ? 0.014 : 0.006;
        return {
          value:
            1000 * (0.0337 * heightCm - 0.000165 * age * heightCm - 1.963 + perKg * (bodyMassKg - idealKg)),
        };
      }
      const idealKg = 0.65 * heightCm - 42.8;
      return { value: 1000 * (0.001 * heightCm * (14.783 - 0.11 * age) + 0.006 * (bodyMassKg - idealKg)) };
    }),
  },
  {
    id: 'jones-1985',
    title: 'Jones 1985',
    citation: { source: 'Jones et al. 1985, Am Rev Respir Dis 131:700', checked: 'source-read' },
    // L/min = 0.046 cm − 0.021 age − 0.62 sex (female 1) − 4.31
    predictMlPerMin: forComplete([15, 71], ({ sex, ageY, heightCm }) => ({
      value: 1000 * (0.046 * heightCm - 0.021 * ageY - (sex === 'female' ? 0.62 : 0) - 4.31),
    })),
  },
  {
    id: 'koch-2009',
    title: 'SHIP (Koch 2009)',
    // The coefficients stand in public code; the age classes under 65 are from memory, and they decide the value.
    citation: { source: 'Koch et al. 2009, Eur Respir J 33:389', checked: 'from-memory' },
    predictMlPerMin: forComplete([25, 80], (person) => ({
      value: koch2009Vo2MaxMlPerKgPerMin(person) * person.bodyMassKg,
    })),
  },
  {
    id: 'blackie-1989',
    title: 'Blackie 1989 (over 55)',
    citation: { source: 'Blackie et al. 1989, Med Sci Sports Exerc 21:424', checked: 'source-read' },
    predictMlPerMin: forComplete([55, 80], ({ sex, ageY, bodyMassKg, heightCm }) => ({
      value:
        1000 *
        (sex === 'male'
          ? 0.0142 * heightCm - 0.0494 * ageY + 0.00257 * bodyMassKg + 3.015
          : 0.0142 * heightCm - 0.0115 * ageY + 0.00974 * bodyMassKg - 0.651),
    })),
  },
  {
    id: 'cooper-1984',
    title: 'Cooper 1984 (children)',
    citation: { source: 'Cooper et al. 1984, J Appl Physiol 56:628', checked: 'source-read' },
    predictMlPerMin: forComplete([6, 17], ({ sex, bodyMassKg }) => ({
      value: sex === 'male' ? 52.8 * bodyMassKg - 303.4 : 28.5 * bodyMassKg + 288.2,
    })),
  },
];
