import type { Result } from '#core/result.ts';
import type { Session } from './session.ts';

/**
 * The first session as long as it opens and runs; from its first failure on the second. For a GPU that is lost: the
 * answer then comes from the processor instead of not at all. A second that would not open is tried again at the next run.
 */
export async function withFallback(
  openFirst: () => Promise<Result<Session>>,
  openSecond: () => Promise<Result<Session>>,
): Promise<Result<Session>> {
  const first = await openFirst();
  if (!first.ok) return openSecond();
  let isLost = false;
  let second: Promise<Result<Session>> | undefined;
  const run: Session['run'] = async (inputs) => {
    if (!isLost) {
      const answer = await first.value.run(inputs);
      if (answer.ok) return answer;
      isLost = true;
    }
    const opening = (second ??= openSecond());
    const session = await opening;
    if (session.ok) return session.value.run(inputs);
    if (second === opening) second = undefined;
    return session;
  };
  const close = async (): Promise<void> => {
    const session = await second;
    await first.value.close();
    if (session?.ok === true) await session.value.close();
  };
  return { ok: true, value: { ...first.value, run, close } };
}
