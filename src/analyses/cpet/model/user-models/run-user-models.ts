import type { Tools } from '#analyses/analysis.ts';
import type { ComparedAnswer } from '../compared-answer.ts';
import { answerOfMissingModel, runUserModel, type AskedTest } from './run-user-model.ts';
import { modelLayouts, parseChoice, type UserModel } from './user-model.ts';

/** What the chosen models (`CpetOptions.comparedModels`) say of a test, in that order. Never fails. */
export async function runUserModels(
  test: AskedTest,
  choices: readonly string[],
  tools: Tools,
): Promise<readonly ComparedAnswer[]> {
  const answers: ComparedAnswer[] = [];
  for (const choice of choices) {
    const { modelId, asReference } = parseChoice(choice);
    const model = knownModel(tools.describeModel?.(modelId));
    answers.push(
      model === undefined
        ? answerOfMissingModel(modelId)
        : await runUserModel(test, model, (inputs) => tools.infer(modelId, inputs), asReference),
    );
  }
  return answers;
}

/** A lent model whose layout this version makes. */
function knownModel(described: ReturnType<NonNullable<Tools['describeModel']>>): UserModel | undefined {
  const layout = modelLayouts.find((known) => known === described?.layout);
  return described && layout && { ...described, layout };
}
