import type { Signature } from '#core/review.ts';
import { currentSettings, updateSettings } from './settings.svelte.ts';

/** What a person is asked before a change is made: initials, and why where the change wants a reason. */
export type SigningRequest = {
  /** What is about to be done: "Set VT1 to 7:05". */
  readonly title: string;
  /** true: asked for although the initials are known; an empty answer is one too. false: not asked for at all. */
  readonly asksWhy?: boolean;
  /** Reasons given before, to choose from. */
  readonly reasons?: readonly string[];
};

/** What a person answered. */
export type SigningAnswer = { readonly by: string; readonly why?: string };

/** Longer initials are names. */
export const longestInitials = 8;

let asked = $state.raw<
  | { readonly request: SigningRequest; readonly answer: (given: SigningAnswer | undefined) => void }
  | undefined
>();

function update(next: typeof asked): void {
  asked = next;
}

/** What is being asked now; the dialog in the frame of every page shows it. */
export function askedToSign(): typeof asked {
  return asked;
}

/**
 * Signs a change of a result. At once, where this device knows the initials and no reason is asked for; else once a
 * person has answered: undefined where they gave up. The reason given with the call stands where none is asked for.
 */
export async function sign(request: SigningRequest, why?: string): Promise<Signature | undefined> {
  const { initials } = currentSettings();
  const reason = why === undefined || why.trim() === '' ? {} : { why: why.trim() };
  if (initials !== '' && request.asksWhy !== true) return { atMs: Date.now(), by: initials, ...reason };
  const given = await ask('why' in reason ? { ...request, asksWhy: false } : request);
  return given && { atMs: Date.now(), ...reason, ...given };
}

/** Lets another person sign from now on. */
export async function changeInitials(): Promise<void> {
  await ask({ title: 'Who signs changes here?', asksWhy: false });
}

async function ask(request: SigningRequest): Promise<SigningAnswer | undefined> {
  asked?.answer(undefined);
  const given = await new Promise<SigningAnswer | undefined>((answer) => {
    update({ request, answer });
  });
  if (asked?.request === request) update(undefined);
  if (given !== undefined) updateSettings({ initials: given.by });
  return given;
}

/** Initials as they are kept: one line, without spaces around. */
export function tidyInitials(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim().slice(0, longestInitials);
}
