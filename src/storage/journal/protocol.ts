import type { Frame } from './format.ts';
import type { Cursor } from './read-slice.ts';
import type { Position, Reading, Survey } from './segment-log.ts';

/** What the page asks of the journal's worker; answered in this order, one after the other. */
export type JournalRequest =
  | { readonly ask: 'survey'; readonly known: ReadonlyMap<number, number> }
  | { readonly ask: 'read'; readonly name: string; readonly from: number | Cursor }
  | {
      readonly ask: 'append';
      readonly batchId: string;
      readonly frames: readonly Frame[];
      readonly flush: boolean;
    }
  | { readonly ask: 'leave'; readonly batchId: string }
  | { readonly ask: 'free'; readonly batchId: string; readonly names?: readonly string[] }
  | { readonly ask: 'close' };

export type JournalAnswer = Survey | Reading | Position | readonly string[] | undefined;

export type ToWorker = { readonly call: number; readonly request: JournalRequest };

/** `refused`: name and message of what was thrown. */
export type FromWorker = { readonly call: number } & (
  | { readonly answer: JournalAnswer }
  | { readonly refused: { readonly name: string; readonly message: string } }
);
