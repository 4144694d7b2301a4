import { term } from '#language/terms.ts';
import { clockTime } from '#ui/words.ts';
import type { ComparedAnswer } from '../../model/compared-answer.ts';
import type { PlacedThreshold } from '../../model/domain-answer.ts';
import { vo2Text } from './domain-words.ts';

/** What one of the user's models says of a test, as a table lists it. */
export type ComparedRow = {
  readonly id: string;
  readonly title: string;
  readonly mode: string;
  readonly vt1: string;
  readonly vt2: string;
  readonly reason?: string;
};

const modes: Readonly<Record<ComparedAnswer['mode'], string>> = {
  'as-declared': 'as its card declares',
  mended: 'with the known defects of its app mended',
  reference: 'as its app shows it, defects included',
};

/** One row a model and mode. */
export function comparedRows(answers: readonly ComparedAnswer[]): readonly ComparedRow[] {
  return answers.map(({ modelId, title, mode, vt1, vt2, reason }) => ({
    id: `${modelId} ${mode}`,
    title,
    mode: modes[mode],
    vt1: placed(vt1),
    vt2: placed(vt2),
    ...(reason !== undefined && { reason: term(reason) }),
  }));
}

function placed(threshold: PlacedThreshold | undefined): string {
  if (threshold === undefined) return 'none';
  return `${clockTime(threshold.timeS)}, ${vo2Text(threshold.vo2MlPerMin)} mL/min`;
}

/** What must be said of the models, each sentence once, with the model it is about. */
export function disclosuresOf(
  answers: readonly ComparedAnswer[],
): readonly { readonly title: string; readonly disclosures: readonly string[] }[] {
  const byModel = new Map<string, { title: string; disclosures: Set<string> }>();
  for (const { modelId, title, disclosures } of answers) {
    const known = byModel.get(modelId) ?? { title, disclosures: new Set<string>() };
    for (const disclosure of disclosures) known.disclosures.add(term(disclosure));
    byModel.set(modelId, known);
  }
  return Array.from(byModel.values(), ({ title, disclosures: all }) => ({ title, disclosures: [...all] }));
}
