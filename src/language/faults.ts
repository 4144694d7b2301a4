import { faultDetail, type Fault } from '#core/result.ts';
import { describeSourceRef, type SourceRef } from '#core/source-ref.ts';
import { messageOf } from '#core/thrown.ts';
import { term } from './terms.ts';

/** What a fault says, in the language of the page. */
export function faultWords(fault: Fault): string {
  return term(faultDetail(fault));
}

/** What anything that was thrown says, in the language of the page. */
export function thrownWords(thrown: unknown): string {
  return term(messageOf(thrown));
}

/** A place in a source file, in the language of the page; "" where nothing is known. */
export function placeWords(at: SourceRef | undefined): string {
  return term(describeSourceRef(at));
}
