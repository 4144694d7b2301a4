import type { Fault } from '#core/result.ts';
import { deviceAdvice } from '#ui/device-advice.ts';

/** One fault of each kind that is the device's, the user's or ours. TypeScript asks for a kind that is missing. */
const examples: Readonly<
  Record<Exclude<Fault['kind'], 'unreadable' | 'unsupported' | 'implausible'>, Fault>
> = {
  timeout: { kind: 'timeout', detail: '' },
  worker: { kind: 'worker', detail: '' },
  storage: { kind: 'storage', detail: '' },
  model: { kind: 'model', detail: '' },
  cancelled: { kind: 'cancelled' },
  bug: { kind: 'bug', name: '', detail: '', stack: '' },
};

/** What to do where the file has no part in it, by the code that tables show. */
export const deviceFaults: readonly { readonly code: string; readonly advice: string }[] = Object.entries(
  examples,
).map(([code, fault]) => ({ code, advice: deviceAdvice(fault) ?? '' }));
