import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shippedModel } from '#analyses/cpet/model/shipped-model.ts';
import { cardFacts } from './card-facts.ts';

const line = {
  method: 'model',
  title: 'domain model',
  which: 'VT1',
  asked: 100,
  answered: 98,
  maePercent: 4.13,
};

it('the proof of a card becomes tables, the model first', () => {
  const { proofs, aims, claim } = cardFacts({
    proof: {
      simulation: {
        claim: 'on simulated truth',
        generators: [
          {
            generator: 'sketch',
            tests: 100,
            strata: [
              {
                stratum: 'group: copd',
                which: 'VT1',
                asked: 60,
                answered: 58,
                maePercent: 5.14,
                coverage90: 0.914,
              },
              { stratum: 'group: copd', which: 'VT2', asked: 0 },
            ],
            absence: [{ cases: 'all tests', present: 80, absent: 20, areaUnderCurve: 0.97 }],
            againstBreakpoint: [
              { ...line, method: 'v-slope', title: 'v-slope' },
              line,
              { ...line, which: 'VT2', asked: 0 },
              { method: 3 },
            ],
          },
        ],
        aims: [{ aim: 'MAE', value: 3.14159, wanted: '≤ 4.5', state: 'MISSED' }],
      },
    },
  });
  expect(claim).toBe('on simulated truth');
  expect(proofs[0]?.title).toBe('Tests of another simulator, not trained on');
  expect(proofs[0]?.againstBreakpoint.vt1.map(({ title, answered }) => [title, answered])).toEqual([
    ['Domain model', '98 of 100'],
    ['V-slope', '98 of 100'],
  ]);
  expect(proofs[0]?.againstBreakpoint.vt2).toEqual([]);
  expect(proofs[0]?.strata).toMatchObject([{ answered: '58 of 60', percent: '5.1', held: '91' }]);
  expect(proofs[0]?.absence).toEqual([{ cases: 'all tests', tests: '20 without, 80 with', area: '0.970' }]);
  expect(aims).toEqual([{ aim: 'MAE', value: '3.14', wanted: '≤ 4.5', state: 'missed' }]);
});

it('stand-ins and movements of the shipped model are read, those of other methods are not', () => {
  const { standIns, stability } = cardFacts({
    proof: {
      simulation: { standIns: [{ name: 'athletes, ramps', tests: 100, againstReaders: [line] }] },
      stability: {
        groups: [
          {
            group: 'zan',
            movements: [
              {
                perturbation: 'thinned',
                method: 'model',
                which: 'VT1',
                tests: 9,
                medianPercent: 0.8,
                p95Percent: 3,
              },
              { perturbation: 'thinned', method: 'consensus', which: 'VT1', tests: 9 },
            ],
          },
        ],
      },
    },
  });
  expect(standIns[0]?.title).toBe('Stand-in for real tests: athletes, ramps');
  expect(standIns[0]?.againstReaders.vt1).toHaveLength(1);
  expect(stability).toMatchObject([
    { group: 'zan', change: 'thinned', medianPercent: '0.8', p95Percent: '3.0' },
  ]);
});

it('a card without a proof, or no card at all, leaves the tables empty', () => {
  expect(cardFacts({ id: 'x', proof: 4 })).toMatchObject({ id: 'x', proofs: [], aims: [] });
  expect(cardFacts(null)).toMatchObject({ id: '', inputs: [], claim: undefined });
});

it('the card of the model that ships says what it is', () => {
  const path = new URL(`../../../models/${shippedModel.id}/card.json`, import.meta.url);
  const facts = cardFacts(JSON.parse(readFileSync(path, 'utf8')));
  expect(facts.id).toBe(shippedModel.id);
  expect(facts.sha256).toBe(shippedModel.sha256);
  expect(facts.inputs.length).toBeGreaterThan(0);
  expect(facts.training).toMatch(/^[\d\u2009]+ simulated tests/);
});
