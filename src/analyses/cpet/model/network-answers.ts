import type { DomainAnswer } from './domain-answer.ts';
import type { ComparedAnswer } from './compared-answer.ts';

/** What networks say of one test: the shipped one, and the user's own beside it. */
export type NetworkAnswers = {
  readonly domains?: DomainAnswer;
  readonly compared?: readonly ComparedAnswer[];
};
