import { describeSourceRef } from '#core/source-ref.ts';
import { faultCode, faultDetail, type Fault, type FileFault } from '#core/result.ts';
import type { ItemState } from '../ports.ts';
import { isTransient } from '../transient.ts';

/** The code of a file that was cut off too often: it waits for a person, whatever its fault says. */
export const quarantinedCode = 'quarantined';

/** The code of a file's fault whose ERROR was not written by us: its detail is the whole text. */
const foreignCode = 'unknown';

type Failed = Extract<ItemState, { readonly fault: Fault }>;

/** ERROR of an item: "code: detail (place)" where it failed, '' where it did not. */
export function errorText(state: ItemState): string {
  if (state.status !== 'failed' && state.status !== 'quarantined') return '';
  const { fault } = state;
  const isForeign = 'code' in fault && fault.code === foreignCode && !isOurs(fault.detail);
  return isForeign ? fault.detail : ownText(state);
}

function ownText({ status, fault }: Failed): string {
  const place = 'at' in fault ? describeSourceRef(fault.at) : '';
  const code = status === 'quarantined' ? quarantinedCode : faultCode(fault);
  const detail = `${faultDetail(fault)}${place === '' ? '' : ` (${place})`}`;
  return detail === '' ? code : `${code}: ${detail}`;
}

/** Whether the state that an ERROR tells of says the same again. */
function isOurs(error: string): boolean {
  return errorCode(error) !== foreignCode && ownText(toldBy(error)) === error;
}

/** The code that an ERROR begins with; '' where it begins with none. */
export function errorCode(error: string): string {
  return /^([a-z0-9]+(?:-[a-z0-9]+)*)(?::|$)/.exec(error)?.[1] ?? '';
}

/** Kinds of faults whose code in an ERROR is their own name: exactly those that are not the file's. */
const ownKinds: Readonly<Record<Exclude<Fault['kind'], FileFault['kind']>, (detail: string) => Fault>> = {
  model: (detail) => ({ kind: 'model', detail }),
  storage: (detail) => ({ kind: 'storage', detail }),
  worker: (detail) => ({ kind: 'worker', detail }),
  timeout: (detail) => ({ kind: 'timeout', detail }),
  cancelled: () => ({ kind: 'cancelled' }),
  bug: (text) => {
    const [name = '', ...rest] = text.split(': ');
    return { kind: 'bug', name, detail: rest.join(': '), stack: '' };
  },
};

/**
 * The fault that an ERROR tells of, as far as it can: enough to decide what becomes of the file. A file's fault comes
 * back as `unreadable`, whichever of its three kinds it was.
 */
function faultOfError(error: string): Fault {
  const code = errorCode(error);
  const detail = error.slice(code.length).replace(/^:\s?/, '');
  const own = Object.entries(ownKinds).find(([kind]) => kind === code)?.[1];
  return own?.(detail) ?? { kind: 'unreadable', code: code === '' ? foreignCode : code, detail };
}

function toldBy(error: string): Failed {
  const fault = faultOfError(error);
  if (errorCode(error) !== quarantinedCode) return { status: 'failed', fault };
  return { status: 'quarantined', fault: { kind: 'worker', detail: faultDetail(fault) } };
}

/** The state of a row that failed, such that `errorText` gives the very same ERROR again. */
export function stateOfError(error: string): Failed {
  if (isOurs(error)) return toldBy(error);
  return { status: 'failed', fault: { kind: 'unreadable', code: foreignCode, detail: error } };
}

/** Whether a failed row may succeed when tried again by itself. */
export function isTransientError(error: string): boolean {
  return errorCode(error) !== quarantinedCode && isTransient(faultOfError(error));
}
