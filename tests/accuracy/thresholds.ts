import { describeLabelled, describeRealShares } from './thresholds-labelled.ts';
import { judgeSimulated, type JudgedTest } from './thresholds-simulated.ts';
import {
  countOrderViolations,
  describeAccuracy,
  fractionOfPeak,
  measureAccuracy,
} from './thresholds-table.ts';

/** What the consensus must reach on the physiological simulator, through the product's own path. */
export const aims = {
  VT1: { maePercent: 7, determinate: 0.9 },
  VT2: { maePercent: 4, determinate: 0.9 },
} as const;

/**
 * Prints how the classical methods and their consensus compare with the truth over simulated tests, and with the
 * labels of real ones where those are at hand. Whether the consensus reaches its aims and keeps the order.
 */
export async function checkThresholds(count: number): Promise<boolean> {
  const tests = judgeSimulated(count, 'physiological');
  console.log(describeTests(`${count} physiological tests`, tests));
  const sketches = judgeSimulated(Math.ceil(count / 3), 'sketch');
  console.log(describeTests(`${sketches.length} tests sketched by the other generator`, sketches));
  const labelled = await describeLabelled();
  console.log(
    labelled === undefined ? 'real samples are not at hand' : `real tests with labels\n${labelled}\n`,
  );
  const shares = await describeRealShares();
  if (shares !== undefined) console.log(`real tests without labels\n${shares}\n`);
  return reachesAims(tests);
}

function describeTests(title: string, tests: readonly JudgedTest[]): string {
  const blocks = (['found', 'withTruePhases'] as const).map((path) => {
    const lines = (['VT1', 'VT2'] as const).flatMap((which) => measureAccuracy(tests, path, which));
    const order = countOrderViolations(tests, path);
    const withGain = lines
      .filter(({ method }) => method === 'consensus')
      .map(({ which, maePercentWithGain }) => `${which} ${maePercentWithGain.toFixed(1)} %`);
    return [
      `${title}, VO2 as the cart shows it, its gain put on the truth; ${path === 'found' ? "the product's own path" : 'the rising part given'}`,
      describeAccuracy(lines),
      `order violations ${order}; consensus with the cart's wrong gain counted: ${withGain.join(', ')}`,
    ].join('\n');
  });
  const fixed = (['VT1', 'VT2'] as const).map((which) => {
    const { share, maePercent } = fractionOfPeak(tests, which) ?? { share: 0, maePercent: 0 };
    return `${which} ${(100 * share).toFixed(0)} %: MAE ${maePercent.toFixed(1)} %`;
  });
  return [...blocks, `a fixed share of the true VO2peak would give: ${fixed.join('; ')}`, ''].join('\n\n');
}

function reachesAims(tests: readonly JudgedTest[]): boolean {
  const reached = (['VT1', 'VT2'] as const).map((which) => {
    const consensus = measureAccuracy(tests, 'found', which).find(({ method }) => method === 'consensus');
    if (consensus === undefined) return false;
    const { maePercent, determinate } = aims[which];
    const share = consensus.answered / Math.max(1, consensus.asked);
    const reaches = consensus.maePercent <= maePercent && share >= determinate;
    console.log(
      `${which}: MAE ${consensus.maePercent.toFixed(1)} % (aim ${maePercent} %), ` +
        `determinate ${(100 * share).toFixed(0)} % (aim ${100 * determinate} %): ${reaches ? 'reached' : 'MISSED'}`,
    );
    return reaches;
  });
  return reached.every(Boolean) && countOrderViolations(tests, 'found') === 0;
}
