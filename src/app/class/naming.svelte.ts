import type { Naming } from '#analyses/knowledge-test/people/person-words.ts';

/** How people are called on the screen, and how on paper: what is printed leaves the room. Until the window is closed. */
export type NamingChoice = { readonly screen: Naming; readonly paper: Naming };

let choice = $state.raw<NamingChoice>({ screen: 'names', paper: 'pseudonyms' });

export function naming(): NamingChoice {
  return choice;
}

export function chooseNaming(change: Partial<NamingChoice>): void {
  choice = { ...choice, ...change };
}
