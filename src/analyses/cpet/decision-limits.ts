import type { ResultRow } from '#core/result-column.ts';
import type { ReviewReason } from '#core/review-reason.ts';

/** A value at which somebody decides something, as published. */
type DecisionLimit = {
  readonly limit: number;
  /** What lies on its two sides. */
  readonly means: string;
  readonly source: string;
  /** Asks only where capacity is reduced: healthy people lie on both sides of it. */
  readonly inReducedCapacity?: true;
};

type Limited = {
  readonly title: string;
  readonly unit?: string;
  readonly digits: number;
  readonly value: (row: ResultRow) => number | undefined;
  readonly limits: readonly DecisionLimit[];
};

/**
 * Nearer than this to a limit, a repeat of the test may well lie on its other side. Two tests of one person within 14
 * days differ by 1.3 mL/kg/min at a mean of 15.2, or 9 % (Bensimhon et al. 2008, Am J Cardiol 102:712, abstract;
 * 398 patients): 5 % to either side is well within that.
 */
const nearShare = 0.05;

/** Weber and Janicki's class A begins above this VO2peak, mL/min/kg (1985, Am J Cardiol 55:22A). */
const fullCapacityMlPerKgPerMin = 20;

const arena = 'Arena et al. 2007, Circulation 115:2410';

/**
 * Limits on which treatment of heart failure and fitness for surgery are decided. Mancini, Mehra and Older are cited from
 * memory; Weber's and Arena's are those of the classes (`metrics/`).
 */
export const decisionLimits: readonly Limited[] = [
  {
    title: 'VO2peak',
    unit: 'mL/min/kg',
    digits: 1,
    value: (row) => numberIn(row, 'vo2peak_ml_kg_min'),
    limits: [
      {
        limit: 14,
        means: 'listing for a heart transplant',
        source: 'Mancini et al. 1991, Circulation 83:778',
      },
      {
        limit: 12,
        means: 'the same under a beta-blocker',
        source: 'Mehra et al. 2006, J Heart Lung Transplant 25:1024',
      },
      { limit: 10, means: 'Weber class C or D', source: 'Weber, Janicki 1985, Am J Cardiol 55:22A' },
    ],
  },
  {
    title: 'VE/VCO2 slope',
    digits: 1,
    value: (row) => numberIn(row, 've_vco2_slope_to_vt2'),
    limits: [
      // Healthy people have slopes of 22 to 30.
      { limit: 30, means: 'ventilatory class I or II', source: arena, inReducedCapacity: true },
      { limit: 36, means: 'ventilatory class II or III', source: arena },
      { limit: 45, means: 'ventilatory class III or IV', source: arena },
    ],
  },
  {
    title: 'VT1',
    unit: 'mL/min/kg',
    digits: 1,
    value: (row) => {
      const vo2 = numberIn(row, 'vt1_vo2_ml_min');
      const massKg = numberIn(row, 'body_mass_kg');
      return vo2 === undefined || massKg === undefined ? undefined : vo2 / massKg;
    },
    limits: [{ limit: 11, means: 'risk of major surgery', source: 'Older et al. 1993, Chest 104:701' }],
  },
];

/** Values that lie so near a published limit that their uncertainty may decide. */
export function nearDecisionLimits(row: ResultRow): readonly ReviewReason[] {
  const peak = numberIn(row, 'vo2peak_ml_kg_min');
  const reduced = peak !== undefined && peak <= fullCapacityMlPerKgPerMin;
  return decisionLimits.flatMap(({ title, unit = '', digits, value, limits }) => {
    const found = value(row);
    if (found === undefined) return [];
    return limits
      .filter(({ limit, inReducedCapacity }) => {
        const asks = inReducedCapacity !== true || reduced;
        return asks && Math.abs(found - limit) <= nearShare * limit;
      })
      .map(({ limit, means, source }) => ({
        code: 'near-decision-limit',
        weight: 70,
        label: `${title} near ${limit}`,
        words: `${title} is near ${limit}: ${found.toFixed(digits)}${unit && ` ${unit}`} (${means}; ${source})`,
      }));
  });
}

function numberIn(row: ResultRow, name: string): number | undefined {
  const value = row[name];
  return typeof value === 'number' ? value : undefined;
}
