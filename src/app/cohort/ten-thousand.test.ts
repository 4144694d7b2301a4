import { expect, it } from 'vitest';
import { cpetCohort } from '#analyses/cpet/cohort/cohort-plan.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { seededRandom } from '#core/random.ts';
import { agreementOfPair } from './agreement.ts';
import { chooseTests, groupingOfRows } from './choose-tests.ts';
import { compareGroups, groupsOf } from './compare-groups.ts';
import { controlSeries } from './control-series.ts';
import { distributionOf } from './distribution.ts';
import { drawnTest } from './drawn-tests.ts';
import { inclusionFlow } from './inclusion.ts';
import { repeatedTests } from './repeated-tests.ts';

// It takes some 0.2 s; what grew with the square of the tests would run into the runner's own limit of time.
it('opens ten thousand tests at once', () => {
  const next = seededRandom(1);
  const all = Array.from({ length: 10_000 }, (_, place) => {
    const peak = 1500 + 2500 * next();
    return drawnTest(String(place), {
      ...{
        sex: next() < 0.5 ? 'male' : 'female',
        age_y: 20 + 60 * next(),
        device: `cart ${String(place % 4)}`,
      },
      ...{ quality: 'ABCD'[place % 4] ?? 'A', sampling: 'breaths', subject_id: String(place % 4000) },
      ...{ vo2peak_ml_min: peak, vo2peak_ml_kg_min: peak / 75, vo2peak_percent_predicted: peak / 30 },
      ...{
        vt1_vo2_ml_min: peak * 0.6,
        vt1_stated_vo2_ml_min: peak * (0.55 + next() / 10),
        vt1_percent_vo2peak: 60,
      },
      ...{ ve_vco2_slope_to_vt2: 25 + 10 * next(), oues_100_l_min: peak / 1000, rer_peak: 1 + next() / 4 },
      ...{ hr_peak_bpm: 150 + 40 * next(), dvo2_dwr_ml_min_w: 9 + 2 * next() },
    });
  });
  const groupings = cpetCohort.groupings.map(groupingOfRows);
  const chosen = chooseTests(all, cpetCohort, { acceptedOnly: false, goodOnly: false }, groupings);
  inclusionFlow(all, chosen, cpetCohort, { one: 'test', many: 'tests' });
  for (const quantity of cpetCohort.quantities) distributionOf(chosen.tests, quantity);
  const [bySex] = groupings;
  const groups = bySex && groupsOf(chosen.tests, bySex);
  for (const { column } of cpetCohort.quantities) if (groups) compareGroups(chosen.tests, groups, column);
  for (const pair of cpetCohort.pairs) agreementOfPair(chosen.tests, pair);
  const person = ({ row }: (typeof all)[number]) => row['subject_id'] as string;
  for (const { column, limit } of cpetCohort.repeatability)
    expect(repeatedTests(chosen.tests, column, { person }, limit)).toHaveLength(4000);
  controlSeries(chosen.tests, 'dvo2_dwr_ml_min_w', ({ row }) => row['device'] as string);
  cpetCohort.methods({ appVersion: '1', all, shown: chosen.tests, filters: [], options: defaultCpetOptions });
});
