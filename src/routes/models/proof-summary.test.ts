import { expect, it } from 'vitest';
import { cardFacts } from './card-facts.ts';
import { proofSummary, summaryVoices } from './proof-summary.ts';

it('the short table has the mean error of a few voices, and how often the interval held', () => {
  const line = { which: 'VT1', asked: 50, answered: 50, coverage90: 0.91 };
  const facts = cardFacts({
    proof: {
      simulation: {
        generators: [
          {
            generator: 'sketch',
            tests: 50,
            againstBreakpoint: [
              { ...line, method: 'share', title: 'share', maePercent: 12.31 },
              { ...line, method: 'model', title: 'domain model', maePercent: 4.04 },
              { ...line, method: 'v-slope', title: 'v-slope', maePercent: 7 },
            ],
          },
        ],
        standIns: [
          {
            name: 'athletes',
            againstReaders: [
              { ...line, method: 'model-readers', title: 'domain model, readers', maePercent: 5 },
            ],
          },
        ],
      },
    },
  });
  const rows = proofSummary(facts);
  expect(summaryVoices.map(({ title }) => title)).toContain('Constant share of VO2peak');
  expect(rows.map(({ against, which, errors, held }) => [against, which, errors, held])).toEqual([
    ['simulated truth', 'VT1', ['4.0', '', '', '', '12.3'], '91'],
    ['simulated readers', 'VT1', ['5.0', '', '', '', ''], '91'],
  ]);
});
