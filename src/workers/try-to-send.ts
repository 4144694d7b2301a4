/** How an attempt ended: refused by the content policy, or what came of it otherwise. */
export type Attempt = { readonly refused: true } | { readonly refused: false; readonly outcome: string };

/** The browser tells of a violation in a task of its own, which may come after the request has failed. */
const patienceMs = 500;

/**
 * Tries to send a few letters to `address` from where it is called, and says whether the content policy refused it.
 * Nothing of a file is near it: it is how a person can see that the policy holds.
 */
export async function tryToSend(address: string): Promise<Attempt> {
  const { origin } = new URL(address);
  let onViolation: (event: Event) => void = () => undefined;
  const refused = new Promise<boolean>((resolve) => {
    onViolation = (event) => {
      if (event instanceof SecurityPolicyViolationEvent && event.blockedURI.startsWith(origin)) resolve(true);
    };
    addEventListener('securitypolicyviolation', onViolation);
  });
  try {
    // An attempt that is meant to fail.
    // eslint-disable-next-line no-restricted-globals -- see above
    const outcome = await fetch(address, { method: 'POST', body: 'a test', mode: 'no-cors' }).then(
      () => 'it was sent',
      (thrown: unknown) => `it failed without the policy: ${String(thrown)}`,
    );
    const tooLate = new Promise<boolean>((resolve) => {
      setTimeout(resolve, patienceMs, false);
    });
    return (await Promise.race([refused, tooLate])) ? { refused: true } : { refused: false, outcome };
  } finally {
    removeEventListener('securitypolicyviolation', onViolation);
  }
}
