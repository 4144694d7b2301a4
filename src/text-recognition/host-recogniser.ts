import type { PageText } from '#core/page-text.ts';
import type { Picture } from '#core/picture.ts';
import { fail, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import type { Recognise, Recogniser } from './open-recogniser.ts';

/** A recogniser for the life of a worker. */
export type HostedRecogniser = {
  /** As the recogniser itself; kind `model`, `notBegun`, where it does not load. */
  readonly recognise: (picture: Picture, how?: Recognise) => Promise<Result<PageText>>;
  /** Begins to open it: to be called where a picture is on its way. */
  readonly wake: () => void;
};

/** Opens it when it is woken or first asked, keeps it, and opens it anew where it would not or broke. */
export function hostRecogniser(open: () => Promise<Result<Recogniser>>): HostedRecogniser {
  let opening: Promise<Result<Recogniser>> | undefined;
  const opened = () => (opening ??= open().catch(notLoaded));
  return {
    wake: () => {
      void opened();
    },
    recognise: async (picture, how) => {
      const mine = opened();
      const recogniser = await mine;
      const forget = () => {
        if (opening === mine) opening = undefined;
      };
      if (!recogniser.ok) {
        forget();
        return recogniser;
      }
      const page = recogniser.value.recognise(picture, how);
      // What broke once is in an unknown state: let go whole, not even closed.
      if (!page.ok && page.fault.kind === 'worker') forget();
      return page;
    },
  };
}

/** Its program could not be had. */
function notLoaded(thrown: unknown): Result<never> {
  const detail = `the text recogniser could not be loaded: ${describeThrown(thrown)}`;
  return fail({ kind: 'model', detail, notBegun: true });
}
