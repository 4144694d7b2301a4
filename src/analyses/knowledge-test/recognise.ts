import type { Picture } from '#core/picture.ts';
import { fail, type Result } from '#core/result.ts';
import type { PictureTools } from '../analysis.ts';
import type { CodeDoubt, PageReading, ReadCode } from './finding.ts';

/** What reads pictures of reports: `recognition/` behind a port, so that all else is tested without it. */
export type Recognition = {
  /** Two independent readings of a picture. */
  readonly readPicture: (picture: Picture, tools: PictureTools, page: number) => Promise<Result<PageReading>>;
  /** What of a page's readings is a code, and what a person must decide. */
  readonly codesOnPage: (
    reading: PageReading,
    examCodes: readonly string[],
    leastProbability: number,
  ) => { readonly codes: readonly ReadCode[]; readonly doubts: readonly CodeDoubt[] };
};

/** Until pictures can be read: their files wait for a version that can. */
export const recognition: Recognition = {
  readPicture: () =>
    Promise.resolve(fail({ kind: 'model', detail: 'nothing here can read pictures of text' })),
  codesOnPage: () => ({ codes: [], doubts: [] }),
};
