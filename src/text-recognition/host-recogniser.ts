import type { PageText } from '#core/page-text.ts';
import type { Picture } from '#core/picture.ts';
import type { Result } from '#core/result.ts';
import type { Recognise, Recogniser } from './open-recogniser.ts';

/** A recogniser for the life of a worker: opened when first asked, kept, and opened anew where it would not or broke. */
export function hostRecogniser(
  open: () => Promise<Result<Recogniser>>,
): (picture: Picture, how?: Recognise) => Promise<Result<PageText>> {
  let opening: Promise<Result<Recogniser>> | undefined;
  return async (picture, how) => {
    const mine = (opening ??= open());
    const opened = await mine;
    const forget = () => {
      if (opening === mine) opening = undefined;
    };
    if (!opened.ok) {
      forget();
      return opened;
    }
    const page = opened.value.recognise(picture, how);
    // What broke once is in an unknown state: let go whole, not even closed.
    if (!page.ok && page.fault.kind === 'worker') forget();
    return page;
  };
}
