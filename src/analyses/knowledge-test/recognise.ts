import type { Picture } from '#core/picture.ts';
import type { Result } from '#core/result.ts';
import type { PictureTools } from '../analysis.ts';
import type { CodeDoubt, PageReading, ReadCode } from './finding.ts';
import { codesOnPage } from './recognition/match-codes.ts';
import { readPicture } from './recognition/read-picture.ts';

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

export const recognition: Recognition = { readPicture, codesOnPage };
