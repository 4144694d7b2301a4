import { existsSync } from 'node:fs';
import { sharedPath } from '../support/shared-samples.ts';
import { compareWithLabels } from './labelled.ts';
import { labelledUsage } from './labelled-options.ts';
import { modelUsage, proveModel } from './model.ts';
import { checkRecognition, recognitionUsage } from './recognition.ts';
import { checkSimulator } from './simulator.ts';
import { checkStability, stabilityUsage } from './stability.ts';
import { checkThresholds } from './thresholds.ts';
import { comparePublishedVo2Max, describeComparison } from './vo2max-published.ts';

const usage = `usage: npm run accuracy -- vo2max [FOLDER]      (default: the shared ZAN samples)
       npm run accuracy -- simulator [TESTS]    (default: 600 simulated tests)
       npm run accuracy -- thresholds [TESTS]   (default: 300 simulated tests)
       ${labelledUsage}
       ${modelUsage}
       ${stabilityUsage}
       ${recognitionUsage}`;

/** Prints how a check came out; the exit status says whether everything agreed. */
async function main([check, ...words]: readonly string[]): Promise<number> {
  const [argument] = words;
  switch (check) {
    case 'vo2max':
      return checkVo2Max(argument ?? sharedPath('cpet/samples/zan'));
    case 'simulator':
      return (await checkSimulator(Number(argument ?? 600))) ? 0 : 1;
    case 'thresholds':
      return (await checkThresholds(Number(argument ?? 300))) ? 0 : 1;
    case 'labelled':
      return compareWithLabels(words);
    case 'model':
      return proveModel(words);
    case 'stability':
      return checkStability(words);
    case 'recognition':
      return checkRecognition(words);
    default:
      console.error(usage);
      return 2;
  }
}

async function checkVo2Max(folder: string): Promise<number> {
  if (!existsSync(folder)) {
    console.error(`no folder ${folder}\n${usage}`);
    return 2;
  }
  const comparison = await comparePublishedVo2Max(folder);
  console.log(describeComparison(comparison));
  const complete = comparison.faults.length === 0 && comparison.compared > 0;
  return complete && comparison.agreeing === comparison.compared ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
