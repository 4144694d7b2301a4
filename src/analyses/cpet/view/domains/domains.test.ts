import { describe, expect, it } from 'vitest';
import type { Thresholds } from '../../thresholds/find-thresholds.ts';
import { answerRows } from './answer-rows.ts';
import { comparedRows, disclosuresOf } from './compared-rows.ts';
import { differences, reviewSentence } from './disagreement.ts';
import { domainSpans } from '../../figures/shading.ts';
import { curveRows, describeAnswer } from './domain-curves.ts';
import { conventionSentence, shareText, signedSeconds, voiceTitle } from './domain-words.ts';
import { drawnAnswer } from './drawn-answer.ts';
import { occlusionRows } from './occlusion.ts';
import { voteRows } from './vote-rows.ts';

const answer = drawnAnswer();
const noVt2 = drawnAnswer({
  vt2: { which: 'VT2', found: false, reason: 'probably none', absentProbability: 0.93, votes: [] },
});

describe('the answer as a table', () => {
  it('has each quantity with both intervals, VO2 to 10 mL/min', () => {
    const rows = answerRows(answer, 3000);
    expect(rows.map(({ title }) => title)).toEqual([
      'Time',
      'VO2',
      'Share of VO2peak',
      'Work rate',
      'Probability that there is none',
    ]);
    expect(rows[0]?.vt1).toEqual({ text: '6:40', interval50: '6:20 to 7:00', interval90: '5:50 to 7:30' });
    expect(rows[1]?.vt1).toEqual({ text: '1870', interval50: '1800 to 1940', interval90: '1690 to 2050' });
    expect(rows[2]?.vt2?.text).toBe('88');
    expect(rows[4]?.vt1).toEqual({ text: 'under 1 %' });
  });

  it('leaves empty what was not found, and leaves out shares without a peak', () => {
    const rows = answerRows(noVt2, undefined);
    expect(rows.map(({ title }) => title)).not.toContain('Share of VO2peak');
    expect(rows[0]?.vt2).toBeUndefined();
    expect(rows.at(-1)?.vt2?.text).toBe('93 %');
  });
});

it('the voices: network, prior, then methods by their share, each with its distance from the answer', () => {
  expect(voteRows(answer.vt1).map(({ title, time, apart }) => [title, time, apart])).toEqual([
    ['Network', '6:50', '+10 s'],
    ['What is usual at this fitness', '6:35', '−5 s'],
    [voiceTitle('orr-first'), undefined, undefined],
    [voiceTitle('v-slope'), '6:20', '−20 s'],
  ]);
  expect(voiceTitle('nobody')).toBe('nobody');
});

describe('network beside the classical methods', () => {
  const thresholds = {
    vt1: { which: 'VT1', determinate: true, timeS: 494, vo2MlPerMin: 2240 },
    vt2: { which: 'VT2', determinate: false, reason: 'no method is determinate' },
  } as unknown as Thresholds;

  it('further apart than a tenth of VO2peak asks for review', () => {
    const both = differences(answer, thresholds, 3000);
    expect(both.map(({ network, classical, asksForReview }) => [network, classical, asksForReview])).toEqual([
      ['6:50', '8:14', true],
      ['10:10', 'none', false],
    ]);
    expect(reviewSentence(both)).toBe('VT1: network and classical methods lie 340 mL/min apart');
  });

  it('and who had which share in the answer', () => {
    const [vt1, vt2] = differences(answer, thresholds, 3000);
    expect(vt1?.shares).toEqual({ network: '60 %', prior: '18 %', classical: '22 %' });
    expect(vt2?.shares).toBeUndefined();
  });

  it('no further than that does not, whatever the seconds', () => {
    expect(reviewSentence(differences(answer, thresholds, 3400))).toBe('');
    expect(reviewSentence(differences(answer, undefined, 3000))).toBe('');
  });
});

describe('the curves', () => {
  it('shade the charts by the domain that is the most probable', () => {
    expect(domainSpans({ domains: answer, exerciseDurationS: { reason: 'not asked' } })).toEqual([
      { title: 'Moderate', colour: '--domain-moderate', startS: 300, endS: 500 },
      { title: 'Heavy', colour: '--domain-heavy', startS: 500, endS: 600 },
      { title: 'Severe', colour: '--domain-severe', startS: 600, endS: 700 },
    ]);
  });

  it('are a table too, whatever second the grid begins at', () => {
    expect(curveRows(answer.curves, 300)).toEqual([
      { time: '5:00', shares: ['90 %', '10 %', '0 %'] },
      { time: '10:00', shares: ['5 %', '45 %', '50 %'] },
    ]);
    const timeS = answer.curves.timeS.map((second) => second + 2.4);
    expect(curveRows({ ...answer.curves, timeS }, 200).map(({ time }) => time)).toEqual([
      '5:02',
      '6:42',
      '10:02',
    ]);
  });

  it('say in words what was found, and why the rest was not', () => {
    expect(describeAnswer(noVt2)).toBe(
      'Probabilities of the moderate, heavy and severe domain over time. VT1 at 6:40, 90 % interval 5:50 to 7:30. No VT2: probably none. The same follows as tables.',
    );
  });
});

describe('the convention in a sentence', () => {
  it('says by how much a laboratory marks later or earlier', () => {
    const laboratory = { name: 'North wing', tests: 14, vt1SdS: 30, vt2SdS: 30 };
    expect(conventionSentence({ kind: 'laboratory', ...laboratory, vt1OffsetS: 33.7, vt2OffsetS: -8 })).toBe(
      'VT1 and VT2 are meant as the laboratory North wing marks them: VT1 34 s after the physiological breakpoint and VT2 8 s before the physiological breakpoint, from 14 tests marked there.',
    );
  });
});

it('the user’s own models: where they put both, and what must be said of them once', () => {
  const model = { modelId: 'm', title: 'Oxynet', disclosures: ['Read its licence.'] };
  const answers = [
    { ...model, mode: 'mended', vt1: { timeS: 400, vo2MlPerMin: 1874 }, reason: 'no VT2: never severe' },
    { ...model, mode: 'reference' },
  ] as const;
  expect(comparedRows(answers).map(({ id, vt1, vt2 }) => [id, vt1, vt2])).toEqual([
    ['m mended', '6:40, 1870 mL/min', 'none'],
    ['m reference', 'none', 'none'],
  ]);
  expect(disclosuresOf(answers)).toEqual([{ title: 'Oxynet', disclosures: ['Read its licence.'] }]);
});

it('what loses a threshold drove it most', () => {
  const rows = occlusionRows([
    { group: 'hr', vt1: { movesS: 2, widensS: 0.2 }, vt2: { movesS: -3, widensS: 4 } },
    { group: 'end-tidal', vt1: { movesS: -20, widensS: 14 }, vt2: { movesS: 5, widensS: -2 } },
    { group: 've', vt1: {}, vt2: { movesS: 1, widensS: 0 } },
  ]);
  expect(rows).toEqual([
    { hidden: 'Ventilation (VE)', vt1: 'not found', vt2: '+1 s' },
    {
      hidden: 'End-tidal pressures',
      vt1: '−20 s, interval 14 s wider',
      vt2: '+5 s, interval 2 s narrower',
    },
    { hidden: 'Heart rate', vt1: '+2 s', vt2: '−3 s, interval 4 s wider' },
  ]);
});

it('shares and differences read as people write them', () => {
  expect([0, 0.004, 0.384, 0.996, 1].map(shareText)).toEqual([
    '0 %',
    'under 1 %',
    '38 %',
    'over 99 %',
    '100 %',
  ]);
  expect([42.4, -41.6, 0.2].map(signedSeconds)).toEqual(['+42 s', '−42 s', '0 s']);
});
